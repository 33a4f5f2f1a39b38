//! Autobahn's section 7: how a socket is closed by the other side.

use super::{
    Chop::Whole,
    case, each,
    line::{Heard, close, code, more, ping, say, text},
};
use Heard::Close;

const NORMAL: Heard = Close(Some(1000));
const MALFORMED: Heard = Close(Some(1002));

/// What comes after a close frame is not read: nothing is answered, and no message is kept.
#[test]
fn section_7_1_nothing_counts_after_a_close_frame() {
    let normal = || close(code(1000, b""));
    let [one, two] = [&b"{\"t\":\"say\","[..], b"\"id\":\"\"}"];
    each([
        case("7.1.1", Whole, [text(say(1, b"Before", 0)), normal()], [NORMAL]).said(&[1]),
        case("7.1.2", Whole, [normal(), normal()], [NORMAL]),
        case("7.1.3", Whole, [normal(), ping("after")], [NORMAL]),
        case("7.1.4", Whole, [normal(), text(say(4, b"After", 0))], [NORMAL]),
        case("7.1.5", Whole, [text(one).goes_on(), normal(), more(two)], [NORMAL]),
        case("7.1.6", Whole, [text(say(6, b"Long", 65_536)), normal(), ping("after")], [NORMAL]).said(&[6]),
    ]);
}

#[test]
fn section_7_3_and_7_5_payloads_of_close_frames() {
    each([
        case("7.3.1", Whole, [close("")], [Close(None)]),
        case("7.3.2", Whole, [close("x")], [MALFORMED]),
        case("7.3.3", Whole, [close(code(1000, b""))], [NORMAL]),
        case("7.3.4", Whole, [close(code(1000, b"Hello, world!"))], [NORMAL]),
        case("7.3.5", Whole, [close(code(1000, &[b'*'; 123]))], [NORMAL]),
        case("7.3.6", Whole, [close(code(1000, &[b'*'; 124]))], [MALFORMED]),
        case("7.5.1", Whole, [close(code(1000, b"\xce\xba\xe1\xbd\xb9\xed\xa0\x80edited"))], [Close(Some(1007))]),
    ]);
}

#[test]
fn section_7_7_codes_that_may_be_sent_are_answered() {
    let codes = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999];
    // Given after Autobahn was written: service restart, try again later.
    let newer = [1012, 1013];
    each(
        codes
            .into_iter()
            .chain(newer)
            .map(|n| case(&format!("7.7: {n}"), Whole, [close(code(n, b""))], [Close(Some(n))])),
    );
}

#[test]
fn section_7_9_and_7_13_codes_that_may_not_be_sent_are_refused() {
    let codes = [0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999];
    // Not in any range (RFC 6455, 7.4.2); Autobahn leaves open what becomes of them. 1014 (bad gateway) was given later, for
    // gateways; the library does not know it.
    let others = [1014, 5000, 65_535];
    each(
        codes.into_iter().chain(others).map(|n| case(&format!("7.9: {n}"), Whole, [close(code(n, b""))], [MALFORMED])),
    );
}
