use super::*;

#[test]
fn a_recipient_is_one_address_in_ascii() {
    for (text, wanted) in [
        ("kaja@shelter.ee.example", Some("kaja@shelter.ee.example")),
        ("Kaja.Tamm+sund@Shelter.EE.example", Some("Kaja.Tamm+sund@shelter.ee.example")),
        ("kaja@öö.ee.example", Some("kaja@xn--ndaa.ee.example")),
        ("kaja@shelter.ee.example>,<all@evil.example", None),
        ("kaja,all@evil.example", None),
        ("kaja@", None),
        ("@shelter.ee.example", None),
        ("kaja", None),
        ("kaja\r\nBcc: x@evil.example", None),
    ] {
        assert_eq!(recipient(text).map(|address| address.to_string()).as_deref(), wanted, "{text}");
    }
}
