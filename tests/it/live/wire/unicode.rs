//! Autobahn's section 6: texts are UTF-8, and what is not is found where it stands.

use super::{
    Case, Chop, case, each,
    line::{Frame, Heard, Line, more, say, text},
    somebody,
};
use std::time::Duration;
use sund_domain::live::frames::close::PROTOCOL;
use sund_tests::{Engine, on};
use tokio::time::timeout;

const NOT_UTF8: Heard = Heard::Close(Some(1007));
/// Its number, and its texts.
type Group = (u32, Vec<(bool, Vec<u8>)>);

const GREEK: &[u8] = "κόσμε".as_bytes();

/// The texts of Autobahn's 6.5 to 6.23, group by group; `true`: it is valid. After Markus Kuhn's "UTF-8 decoder
/// capability and stress test".
fn groups() -> Vec<Group> {
    let good = |all: &[&[u8]]| all.iter().map(|text| (true, text.to_vec())).collect::<Vec<_>>();
    let bad = |all: &[&[u8]]| all.iter().map(|text| (false, text.to_vec())).collect::<Vec<_>>();
    let mut groups = vec![
        (
            5,
            good(&[
                "hello$world".as_bytes(),
                "hello¢world".as_bytes(),
                "hello€world".as_bytes(),
                "hello𤭢world".as_bytes(),
                GREEK,
            ]),
        ),
        (6, (1..=GREEK.len()).map(|to| (std::str::from_utf8(&GREEK[..to]).is_ok(), GREEK[..to].to_vec())).collect()),
        (7, good(&[b"\0", b"\xc2\x80", b"\xe0\xa0\x80", b"\xf0\x90\x80\x80"])),
        (8, bad(&[b"\xf8\x88\x80\x80\x80", b"\xfc\x84\x80\x80\x80\x80"])),
        (9, good(&[b"\x7f", b"\xdf\xbf", b"\xef\xbf\xbf", b"\xf4\x8f\xbf\xbf"])),
        (10, bad(&[b"\xf7\xbf\xbf\xbf", b"\xfb\xbf\xbf\xbf\xbf", b"\xfd\xbf\xbf\xbf\xbf\xbf"])),
        (11, good(&[b"\xed\x9f\xbf", b"\xee\x80\x80", b"\xef\xbf\xbd", b"\xf4\x8f\xbf\xbf"])),
        (12, (1..=6).map(|n| (false, [0x80, 0xbf].into_iter().cycle().take(n).collect())).collect()),
        (
            15,
            bad(&[
                b"\xc0",
                b"\xe0\x80",
                b"\xf0\x80\x80",
                b"\xf8\x80\x80\x80",
                b"\xfc\x80\x80\x80\x80",
                b"\xdf",
                b"\xef\xbf",
                b"\xf7\xbf\xbf",
                b"\xfb\xbf\xbf\xbf",
                b"\xfd\xbf\xbf\xbf\xbf",
            ]),
        ),
        (17, bad(&[b"\xfe", b"\xff", b"\xfe\xfe\xff\xff"])),
        (
            18,
            bad(&[
                b"\xc0\xaf",
                b"\xe0\x80\xaf",
                b"\xf0\x80\x80\xaf",
                b"\xf8\x80\x80\x80\xaf",
                b"\xfc\x80\x80\x80\x80\xaf",
            ]),
        ),
        (
            19,
            bad(&[
                b"\xc1\xbf",
                b"\xe0\x9f\xbf",
                b"\xf0\x8f\xbf\xbf",
                b"\xf8\x87\xbf\xbf\xbf",
                b"\xfc\x83\xbf\xbf\xbf\xbf",
            ]),
        ),
        (
            20,
            bad(&[
                b"\xc0\x80",
                b"\xe0\x80\x80",
                b"\xf0\x80\x80\x80",
                b"\xf8\x80\x80\x80\x80",
                b"\xfc\x80\x80\x80\x80\x80",
            ]),
        ),
        (
            21,
            bad(&[
                b"\xed\xa0\x80",
                b"\xed\xad\xbf",
                b"\xed\xae\x80",
                b"\xed\xaf\xbf",
                b"\xed\xb0\x80",
                b"\xed\xbe\x80",
                b"\xed\xbf\xbf",
            ]),
        ),
        (
            23,
            "\u{fff9}\u{fffa}\u{fffb}\u{fffc}\u{fffd}\u{fffe}\u{ffff}"
                .chars()
                .map(|c| (true, c.to_string().into()))
                .collect(),
        ),
    ];
    groups[6].1.push((false, b"\xf4\x90\x80\x80".to_vec()));
    groups[7].1.push((false, (0x80..0xbf).collect()));
    let lonely = [(0xc0, 0xdf), (0xe0, 0xef), (0xf0, 0xf7), (0xf8, 0xfb), (0xfc, 0xfd)];
    groups.push((14, lonely.map(|(from, to)| (false, (from..to).flat_map(|byte| [byte, b' ']).collect())).into()));
    let incomplete = groups[8].1.iter().flat_map(|(_, text)| text.clone()).collect();
    groups.push((16, vec![(false, incomplete)]));
    let halves = |high, low| (false, [high, low].concat());
    let (highs, lows) =
        ([b"\xed\xa0\x80", b"\xed\xad\xbf", b"\xed\xae\x80", b"\xed\xaf\xbf"], [b"\xed\xb0\x80", b"\xed\xbf\xbf"]);
    groups.push((21, highs.into_iter().flat_map(|high| lows.map(|low| halves(&high[..], &low[..]))).collect()));
    let never_characters =
        (1..=16_u32).flat_map(|plane| [0xfffe, 0xffff].map(|at| char::from_u32(plane << 16 | at).unwrap()));
    groups.push((22, never_characters.map(|c| (true, c.to_string().into())).collect()));
    groups
}

/// Whole, and in frames of one octet: then most frames end inside a character.
fn both(name: &str, id: u128, words: &[u8], heard: &Heard) -> [Case; 2] {
    let octets = |message: Vec<u8>| {
        let last = message.len() - 1;
        let frame = |(n, octet): (usize, u8)| Frame { fin: n == last, ..Frame::new(u8::from(n == 0), [octet]) };
        message.into_iter().enumerate().map(frame).collect::<Vec<_>>()
    };
    // Alone, some are as good as nothing for our protocol.
    let words = &[b"Hello ", words].concat();
    let heard_of = |id| if matches!(heard, Heard::Ack(_)) { Heard::Ack(id) } else { heard.clone() };
    [
        case(name, Chop::Whole, [text(say(id, words, 0))], [heard_of(id)]),
        case(&format!("{name}, octet for octet"), Chop::Whole, octets(say(id + 1, words, 0)), [heard_of(id + 1)]),
    ]
}

#[test]
fn section_6_utf_8() {
    let mut cases = vec![
        case("6.1.1", Chop::Whole, [text("")], [Heard::Close(Some(PROTOCOL))]),
        case("6.1.2", Chop::Whole, [text("").goes_on(), more("").goes_on(), more("")], [Heard::Close(Some(PROTOCOL))]),
        case("6.1.3", Chop::Whole, [text("").goes_on(), more(say(1, b"x", 0)).goes_on(), more("")], [Heard::Ack(1)]),
    ];
    let hello = "Hello-µ@ßöäüàá-UTF-8!!".as_bytes();
    let message = say(10, hello, 0);
    let (one, two) = message.split_at(message.len() - 6);
    cases.push(case("6.2.2", Chop::Whole, [text(one).goes_on(), more(two)], [Heard::Ack(10)]));
    cases.extend(both("6.2.1 and 6.2.3", 20, hello, &Heard::Ack(0)));
    cases.extend(both("6.2.4", 30, GREEK, &Heard::Ack(0)));
    cases.extend(both("6.3.1 and 6.3.2", 40, &[GREEK, b"\xed\xa0\x80edited"].concat(), &NOT_UTF8));
    for (group, texts) in groups() {
        for (n, (valid, words)) in (1..).zip(texts) {
            let heard = match words[..] {
                _ if !valid => NOT_UTF8,
                // Characters, and not in JSON.
                [0] => Heard::Close(Some(PROTOCOL)),
                _ => Heard::Ack(0),
            };
            let id = u128::from(group) * 1_000 + 2 * n;
            cases.extend(both(&format!("6.{group}.{n} {words:x?}"), id, &words, &heard));
        }
    }
    each(cases);
}

/// Autobahn's 6.4: a text that can become valid no more is refused although it goes on. Inside one frame it is refused when
/// the frame is there, which Autobahn calls "non-strict" (6.4.3 and 6.4.4).
#[test]
fn section_6_4_what_is_no_text_is_found_before_its_end() {
    on(Engine::Sqlite, async |network| {
        let who = somebody(network).await;
        for (name, wrong) in [("6.4.1", &b"\xf4\x90\x80\x80"[..]), ("6.4.2", &b"\xf4\x90"[..])] {
            let mut line = Line::enter(network.address(), &who, network.open.open).await;
            let begin = [text(GREEK).goes_on(), more(wrong).goes_on()].map(|frame| frame.bytes()).concat();
            line.write(&begin).await;
            let heard = timeout(Duration::from_secs(5), line.hear()).await;
            assert_eq!(heard.expect("before the message ends"), NOT_UTF8, "{name}");
        }
        for (name, upto) in [("6.4.3", 15), ("6.4.4", 13)] {
            let mut line = Line::enter(network.address(), &who, network.open.open).await;
            let whole = text([GREEK, b"\xf4\x90\x80\x80edited"].concat()).bytes();
            let (one, two) = whole.split_at(6 + upto);
            line.write(one).await;
            line.write(two).await;
            assert_eq!(line.hear().await, NOT_UTF8, "{name}");
        }
    });
}
