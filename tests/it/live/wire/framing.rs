//! Autobahn's sections 1 (framing), 2 (pings and pongs), 3 (reserved bits), 4 (opcodes), 5 (fragments), 9 (limits), 10
//! (fragments made by a library) and 12 and 13 (compression).

use super::{
    Chop, case, each,
    line::{Frame, Heard, binary, close, code, more, ping, pong, say, text},
    raw,
};
use Chop::{Frames, Octets, Whole};
use Heard::{Ack, Close, Pong};
use sund_domain::live::frames::{FRAME_MOST, close::PROTOCOL};

/// Not by the rules of RFC 6455.
const MALFORMED: Heard = Close(Some(1002));
const TOO_BIG: Heard = Close(Some(1009));
/// A message, whole and understood, that is not of our protocol.
const NOT_OURS: Heard = Close(Some(PROTOCOL));
const WORDS: &[u8] = b"Hello, world!";

/// A small message.
fn small(id: u128) -> Frame {
    text(say(id, WORDS, 0))
}

/// A message in frames of this size.
fn in_frames(message: &[u8], size: usize) -> Vec<Frame> {
    let last = message.chunks(size).count() - 1;
    let opcode = |n| u8::from(n == 0);
    message.chunks(size).enumerate().map(|(n, part)| Frame { fin: n == last, ..Frame::new(opcode(n), part) }).collect()
}

/// The same in two frames.
fn in_two(id: u128) -> [Frame; 2] {
    let message = say(id, WORDS, 0);
    let (one, two) = message.split_at(40);
    [text(one).goes_on(), more(two)]
}

#[test]
fn section_1_sizes() {
    let sizes = [("2", 125, Whole), ("3", 126, Whole), ("4", 127, Whole), ("5", 128, Whole), ("6", 65_535, Whole)];
    let sizes = sizes.into_iter().chain([("7", 65_536, Whole), ("8", 65_536, Octets(997))]);
    let texts = (1..).zip(sizes.clone()).map(|(id, (number, size, chop))| {
        case(&format!("1.1.{number}"), chop, [text(say(id, WORDS, size))], [Ack(id)])
    });
    // There is no binary message in our protocol: it is read, whole, and refused as one.
    let binaries =
        sizes.map(|(number, size, chop)| case(&format!("1.2.{number}"), chop, [binary(vec![0xfe; size])], [NOT_OURS]));
    let empty = [case("1.1.1", Whole, [text("")], [NOT_OURS]), case("1.2.1", Whole, [binary("")], [NOT_OURS])];
    let unmasked = [
        case("RFC 6455, 5.1: a message that is not masked", Whole, [small(90).unmasked()], [MALFORMED]),
        case("RFC 6455, 5.1: a ping that is not masked", Whole, [ping("x").unmasked()], [MALFORMED]),
    ];
    each(texts.chain(binaries).chain(empty).chain(unmasked));
}

#[test]
fn section_2_pings_and_pongs() {
    let bytes = b"\x00\xff\xfe\xfd\xfc\xfb\x00\xff";
    let ten: Vec<String> = (0..10).map(|n| format!("payload-{n}")).collect();
    let pings: Vec<Frame> = ten.iter().map(|payload| ping(payload.as_str())).collect();
    let pongs: Vec<Heard> = ten.iter().map(|payload| Pong(payload.clone().into())).collect();
    each([
        case("2.1", Whole, [ping("")], [Pong(vec![])]),
        case("2.2", Whole, [ping(WORDS)], [Pong(WORDS.into())]),
        case("2.3", Whole, [ping(bytes)], [Pong(bytes.into())]),
        case("2.4", Whole, [ping([0xfe; 125])], [Pong(vec![0xfe; 125])]),
        case("2.5", Whole, [ping([0xfe; 126])], [MALFORMED]),
        case("2.6", Octets(1), [ping([0xfe; 125])], [Pong(vec![0xfe; 125])]),
        case("2.7", Whole, [pong("")], []),
        case("2.8", Whole, [pong("unsolicited")], []),
        case("2.9", Whole, [pong("unsolicited"), ping("asked")], [Pong("asked".into())]),
        case("2.10", Whole, pings.clone(), pongs.clone()),
        case("2.11", Octets(1), pings, pongs),
    ]);
}

#[test]
fn section_3_reserved_bits() {
    let after_one = |number: &str, id, rsv, chop| {
        let frames = [small(id), small(id + 1).reserved(rsv), ping("")];
        case(number, chop, frames, [MALFORMED]).said(&[id])
    };
    let all_seven = (1..=7)
        .map(|rsv| case(&format!("3: RSV {rsv} on the first frame"), Whole, [small(50).reserved(rsv)], [MALFORMED]));
    let cases = [
        case("3.1", Whole, [small(10).reserved(1)], [MALFORMED]),
        after_one("3.2", 20, 2, Whole),
        after_one("3.3", 30, 3, Frames),
        after_one("3.4", 40, 4, Octets(1)),
        case("3.5", Whole, [binary(WORDS).reserved(5)], [MALFORMED]),
        case("3.6", Whole, [ping(WORDS).reserved(6)], [MALFORMED]),
        case("3.7", Whole, [close(code(1000, b"")).reserved(7)], [MALFORMED]),
    ];
    each(cases.into_iter().chain(all_seven));
}

#[test]
fn section_4_opcodes() {
    let mut cases = Vec::new();
    for (kind, opcodes) in [(1, 3..=7), (2, 11..=15)] {
        for (n, opcode) in (1..).zip(opcodes) {
            let frame = Frame::new(opcode, if n == 1 || n == 3 { b"" } else { WORDS });
            let name = format!("4.{kind}.{n}");
            let id = u128::from(opcode) * 10;
            cases.push(match n {
                1 | 2 => case(&name, Whole, [frame], [MALFORMED]),
                _ => case(&name, Whole, [small(id), frame, ping("")], [MALFORMED]).said(&[id]),
            });
        }
    }
    each(cases);
}

#[test]
fn section_5_fragments() {
    let between = |id| {
        let [one, two] = in_two(id);
        [one, ping("between"), two]
    };
    let [a, b] = in_two(190);
    let answered = |id| [Pong("between".into()), Ack(id)];
    let nothing_to_continue = |fin| [Frame { fin, ..more("x") }, small(99)];
    let mut cases = vec![
        case("5.1", Whole, [ping("one").goes_on(), more("two")], [MALFORMED]),
        case("5.2", Whole, [pong("one").goes_on(), more("two")], [MALFORMED]),
        case("5.3", Whole, in_two(3), [Ack(3)]),
        case("5.4", Frames, in_two(4), [Ack(4)]),
        case("5.5", Octets(1), in_two(5), [Ack(5)]),
        case("5.6", Whole, between(6), answered(6)),
        case("5.7", Frames, between(7), answered(7)),
        case("5.8", Octets(1), between(8), answered(8)),
        case("5.15", Whole, [&in_two(150)[..], &[more("x").goes_on(), small(151)]].concat(), [MALFORMED]).said(&[150]),
        case("5.16", Whole, [&[more("x").goes_on()][..], &in_two(160)].concat(), [MALFORMED]),
        case("5.17", Whole, [&[more("x")][..], &in_two(170)].concat(), [MALFORMED]),
        case("5.18", Whole, [a.clone(), Frame { opcode: 1, ..b.clone() }], [MALFORMED]),
        case("5: binary inside a text", Whole, [a, Frame { opcode: 2, ..b }], [MALFORMED]),
        case("5: a close frame in two", Whole, [close(code(1000, b"")).goes_on(), more("")], [MALFORMED]),
    ];
    for (numbers, fin) in [([9, 10, 11], true), ([12, 13, 14], false)] {
        for (number, chop) in numbers.into_iter().zip([Whole, Frames, Octets(1)]) {
            cases.push(case(&format!("5.{number}"), chop, nothing_to_continue(fin), [MALFORMED]));
        }
    }
    for (number, id, chop) in [("5.19", 19, Whole), ("5.20", 20, Frames)] {
        let mut frames = in_frames(&say(id, WORDS, 100), 20);
        frames.insert(2, ping("one"));
        frames.insert(5, ping("two"));
        cases.push(case(number, chop, frames, [Pong("one".into()), Pong("two".into()), Ack(id)]));
    }
    each(cases);
}

/// Autobahn goes up to 16 MiB; Sund's limit is [`FRAME_MOST`], and no octet above it is waited for.
#[test]
fn section_9_limits() {
    // Fragments of all of Autobahn's sizes that are smaller.
    let fragments = (1..).zip([64, 256, 1_024, 4_096, 16_384, FRAME_MOST]);
    let fits = |n: u128, size| {
        let frames = in_frames(&say(n, WORDS, FRAME_MOST), size);
        case(&format!("9.3.{n}, 64 KiB in fragments of {size}"), Whole, frames, [Ack(n)])
    };
    let chopped = (1..).zip([64, 128, 256, 512, 1_024, 2_048]).map(|(n, size)| {
        let id = 100 + n;
        case(
            &format!("9.5.{n}, 64 KiB in chops of {size}"),
            Octets(size),
            [text(say(id, WORDS, FRAME_MOST))],
            [Ack(id)],
        )
    });
    let over = [
        case("9.1, an octet more", Whole, [text(say(200, WORDS, FRAME_MOST + 1))], [TOO_BIG]),
        case("9.1, 256 KiB", Whole, [text(say(201, WORDS, 256 * 1_024))], [TOO_BIG]),
        case("9.2, an octet more", Whole, [binary(vec![0; FRAME_MOST + 1])], [TOO_BIG]),
        case("9.3, an octet more", Whole, in_frames(&say(202, WORDS, FRAME_MOST + 1), 4_096), [TOO_BIG]),
        case("9.4, an octet more", Whole, vec![binary(vec![0; FRAME_MOST]).goes_on(), more("x")], [TOO_BIG]),
        case("a ping of 64 KiB", Whole, [ping(vec![0; FRAME_MOST])], [MALFORMED]),
    ];
    each(fragments.map(|(n, size)| fits(n, size)).chain(chopped).chain(over));
}

#[test]
fn section_10_fragments_of_a_library() {
    each([case("10.1.1", Whole, in_frames(&say(1, WORDS, 65_536), 1_300), [Ack(1)])]);
}

/// Compression is not agreed on (see `handshake`): what is sent compressed all the same has a bit that means nothing.
#[test]
fn sections_12_and_13_compression() {
    // "Hello" as in RFC 7692, 7.2.3.1.
    let hello = b"\xf2\x48\xcd\xc9\xc9\x07\x00";
    let (one, two) = hello.split_at(3);
    each([
        case("12.1", Whole, [text(hello).reserved(4)], [MALFORMED]),
        case("12.2, in two", Whole, [text(one).reserved(4).goes_on(), more(two)], [MALFORMED]),
        case("12.3, binary", Whole, [binary(hello).reserved(4)], [MALFORMED]),
    ]);
}

/// A length that nobody can send, in the longest form; not one octet of it follows.
#[test]
fn a_length_is_believed_before_its_octets_come() {
    raw(&[
        ("2^63 - 1 octets", b"\x81\xff\x7f\xff\xff\xff\xff\xff\xff\xff\0\0\0\0", TOO_BIG),
        ("2^64 - 1 octets", b"\x81\xff\xff\xff\xff\xff\xff\xff\xff\xff\0\0\0\0", TOO_BIG),
        ("an octet more than the limit", b"\x81\xff\0\0\0\0\0\x01\0\x01\0\0\0\0", TOO_BIG),
    ]);
}
