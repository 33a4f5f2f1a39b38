//! Who a subject is, and what a refusal looks like.

use super::*;

#[tokio::test]
async fn the_first_sign_in_makes_a_person_and_the_next_one_knows_them() {
    let w = World::new().await;
    let (first, person) = w.sign_in(&aino()).await;
    let signed_in = viewer(&w.sund, &first).await.unwrap().unwrap();
    assert_eq!(signed_in.token_hash, hash(&first));
    let v = signed_in.viewer;
    assert_eq!(
        (v.name.as_str(), v.organisation_name.as_str(), v.country),
        ("Aino Kallio", "Ministry of Justice", Country::Fi)
    );
    assert_eq!((v.settings.language, v.settings.time_zone.as_str()), (Some(UiLanguage::Fi), "Europe/Helsinki"));
    assert!(!v.administrator);

    let told =
        Told { name: Some(" Aino\u{202E}\n Laine ".into()), email: Some("new@justice.fi.example".into()), ..aino() };
    let (second, again) = w.sign_in(&told).await;
    assert_eq!(again, person, "the key is (provider, issuer, subject), not the address");
    assert_ne!(first, second);
    assert_eq!(w.who(&second).await.as_deref(), Some("Aino Laine"));
    assert_eq!(w.who(&first).await.as_deref(), Some("Aino Laine"), "one can be signed in twice");

    let (third, _) = w.sign_in(&Told { name: None, ..aino() }).await;
    assert_eq!(w.who(&third).await.as_deref(), Some("Aino Laine"), "what the provider does not tell stays");
}

#[tokio::test]
async fn the_same_address_of_another_subject_is_another_person() {
    let w = World::new().await;
    let (_, one) = w.sign_in(&aino()).await;
    let (_, other) = w.sign_in(&Told { subject: "somebody".into(), ..aino() }).await;
    let (_, elsewhere) = w.sign_in(&Told { issuer: "https://evil.example".into(), ..aino() }).await;
    assert!(one != other && one != elsewhere && other != elsewhere);
}

#[tokio::test]
async fn a_name_is_made_up_from_the_address_or_not_at_all() {
    let w = World::new().await;
    let (token, _) = w.sign_in(&Told { subject: "1".into(), name: Some("\u{200B}".into()), ..aino() }).await;
    assert_eq!(w.who(&token).await.as_deref(), Some("aino.kallio"));
    let (token, _) =
        w.sign_in(&Told { subject: "2".into(), name: None, email: Some("no address".into()), ..aino() }).await;
    assert_eq!(w.who(&token).await.as_deref(), Some("—"));
    let (token, _) = w.sign_in(&Told { subject: "3".into(), name: Some("å".repeat(4_000)), ..aino() }).await;
    assert_eq!(w.who(&token).await, Some("å".repeat(120)));
}

#[tokio::test]
async fn a_refusal_has_an_id_that_can_be_read_aloud() {
    let w = World::new().await;
    let one = refuse(&w.sund, Some(&w.provider), "nonce\0 mismatch").await.unwrap();
    let two = refuse(&w.sund, None, &"x".repeat(10_000)).await.unwrap();
    assert_ne!(one, two);
    for incident in [one, two] {
        assert_eq!(incident.len(), 8);
        assert!(
            incident.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
                && !incident.contains(['i', 'l', 'o', 'u'])
        );
    }
}
