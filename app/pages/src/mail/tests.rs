use super::*;
use sund_domain::{language::UiLanguage, mail::GuestInvitation, time::Timestamp};

const ORIGIN: &str = "https://sund.example";
const FROM: &str = "sund@sund.example";

fn letter(language: UiLanguage, workgroup: Option<&str>, by: &str) -> Letter {
    Letter {
        to: "kaja@shelter.ee.example".into(),
        language,
        time_zone: "Europe/Tallinn".into(),
        notice: Notice::GuestInvitation(GuestInvitation {
            token: "t0ken".into(),
            by: by.into(),
            organisation: "The Police & Border Guard".into(),
            workgroup: workgroup.map(str::to_owned),
            // 2026-12-09T12:00:00Z
            expires: Timestamp(1_796_817_600_000),
        }),
    }
}

#[test]
fn an_invitation_reads_well_in_every_language() {
    let all = UiLanguage::ALL.map(|language| {
        let mail = written(&letter(language, Some("Open doors"), "Aino Kallio"), ORIGIN, FROM);
        format!("{}\n\n{}", mail.subject, mail.text)
    });
    insta::assert_snapshot!(all.join("\n----\n"));
}

#[test]
fn the_html_says_the_same_and_loads_nothing() {
    let mail = written(&letter(UiLanguage::Sv, None, "<b>Aino</b> Kallio"), ORIGIN, FROM);
    assert!(mail.html.starts_with("<!DOCTYPE html><html lang=\"sv\">"), "{}", mail.html);
    assert!(mail.html.contains("&lt;b&gt;Aino&lt;/b&gt; Kallio (The Police &amp; Border Guard)"), "{}", mail.html);
    assert!(mail.html.contains("href=\"https://sund.example/invitations/t0ken\""), "{}", mail.html);
    for loads in ["<img", "src=", "url(", "<link", "<script", "@import", "<style"] {
        assert!(!mail.html.contains(loads), "{loads}: {}", mail.html);
    }
    for paragraph in mail.text.split("\n\n").filter(|paragraph| !paragraph.contains(['<', '&', '\'', '"'])) {
        let paragraph = paragraph.trim().trim_end_matches(':').lines().last().unwrap();
        assert!(mail.html.contains(paragraph), "{paragraph}: {}", mail.html);
    }
}

/// A name comes from a provider, and a provider can be wrong.
#[test]
fn a_subject_is_one_line_whatever_the_name() {
    let mail = written(&letter(UiLanguage::En, None, "Aino\r\nBcc: all@evil.example\u{0}\u{85}"), ORIGIN, FROM);
    assert!(!mail.subject.contains(char::is_control), "{:?}", mail.subject);
    assert!(mail.subject.starts_with("Aino  Bcc: all@evil.example"), "{:?}", mail.subject);
}
