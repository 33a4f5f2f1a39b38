use super::*;
use crate::scim::schema::{PEOPLE, TEAMS};
use serde_json::json;

fn aino() -> Value {
    json!({
        "id": "019a", "userName": "Aino.Kallio", "externalId": "Ab-1", "active": true, "title": "Expert",
        "name": { "givenName": "Aino", "familyName": "Kallio" },
        "emails": [
            { "value": "aino@home.example", "type": "home" },
            { "value": "aino@justice.fi.example", "type": "work", "primary": true },
        ],
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "department": "Police" },
        "meta": { "lastModified": "2026-11-22T10:00:00Z" },
    })
}

#[test]
fn filters_are_asked_as_the_standard_says() {
    for (filter, fits) in [
        (r#"userName eq "aino.kallio""#, true),
        (r#"USERNAME Eq "AINO.KALLIO""#, true),
        (r#"userName ne "aino.kallio""#, false),
        (r#"externalId eq "ab-1""#, false),
        (r#"externalId eq "Ab-1""#, true),
        (r#"userName co "kall" and active eq true"#, true),
        (r#"active eq "True""#, true),
        (r"active eq false or title pr", true),
        (r"not (title pr)", false),
        (r"displayName pr", false),
        (r"displayName eq null", true),
        (r#"displayName ne "x""#, true),
        (r#"name.familyName sw "ka""#, true),
        (r#"name.familyName ew "x""#, false),
        (r#"urn:ietf:params:scim:schemas:core:2.0:User:userName sw "A""#, true),
        (r#"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "police""#, true),
        (r#"emails.type eq "work""#, true),
        (r#"emails co "justice""#, true),
        (r#"emails[type eq "work" and value co "justice"]"#, true),
        (r#"emails[type eq "home" and value co "justice"]"#, false),
        (r"emails[primary eq true]", true),
        (r#"meta.lastModified gt "2026-11-22T11:00:00+02:00""#, true),
        (r#"meta.lastModified lt "2026-11-22T10:00:00.000Z""#, false),
        (r#"meta.lastModified ge "2026-11-22T10:00:00Z""#, true),
        (r"phoneNumbers pr", false),
        (r#"phoneNumbers[type eq "work"]"#, false),
        (r#"userName gt "a" and userName le "b""#, true),
        (r#"title eq "x" or userName eq "x" or (active eq true and not (title eq "x"))"#, true),
        (r#"userName eq "a\u0000b""#, false),
    ] {
        assert_eq!(
            read(&PEOPLE, filter).unwrap_or_else(|fault| panic!("{filter}: {fault:?}")).fits(&aino()),
            fits,
            "{filter}"
        );
    }
}

#[test]
fn what_cannot_be_asked_is_told() {
    for filter in [
        "",
        " ",
        "userName",
        "userName eq",
        "userName eq aino",
        r#"userName eq "aino"#,
        r#"userName xx "aino""#,
        r#"nonsense eq "x""#,
        r#"urn:custom:User:userName eq "x""#,
        r#"name.nonsense eq "x""#,
        r#"name eq "x""#,
        "active gt true",
        r#"active eq "perhaps""#,
        "userName eq 7",
        r#"meta.created gt "yesterday""#,
        r#"meta.created co "2026""#,
        r#"emails[nonsense eq "x"]"#,
        r#"userName[value eq "x"]"#,
        r#"(userName eq "x""#,
        r#"userName eq "x")"#,
        "\0",
    ] {
        assert_eq!(read(&PEOPLE, filter).map_err(|fault| fault.kind), Err(Wrong::Filter), "{filter:?}");
    }
}

#[test]
fn no_filter_is_too_much() {
    let deep = |n| format!("{}title pr{}", "not (".repeat(n), ")".repeat(n));
    assert!(read(&PEOPLE, &deep(20)).is_ok());
    for n in [100, 1_500] {
        assert_eq!(read(&PEOPLE, &deep(n)).map_err(|fault| fault.kind), Err(Wrong::Filter));
    }
    let many = |n| vec!["title pr"; n].join(" or ");
    assert!(read(&PEOPLE, &many(100)).is_ok());
    for n in [1_000, 100_000] {
        assert_eq!(read(&PEOPLE, &many(n)).map_err(|fault| fault.kind), Err(Wrong::Filter));
    }
    let open = read(&PEOPLE, &"(".repeat(7_000));
    assert_eq!(open.map_err(|fault| fault.kind), Err(Wrong::Filter));
}

#[test]
fn a_filter_that_names_somebody_looks_for_them_alone() {
    let among = |filter| read(&PEOPLE, filter).unwrap().among();
    assert_eq!(among(r#"userName eq "Aino""#), WhichUsers::UserName("aino".into()));
    assert_eq!(among(r#"active eq true and externalId eq "Ab""#), WhichUsers::ExternalId("Ab".into()));
    assert_eq!(among(r#"id eq "nonsense""#), WhichUsers::Nobody);
    for all in [r#"not (userName eq "x")"#, r#"userName eq "x" or title pr"#, r#"userName sw "x""#, "title pr"] {
        assert_eq!(among(all), WhichUsers::All, "{all}");
    }
    let group = read(&TEAMS, r#"displayName eq "Experts" and members[value eq "x"]"#).unwrap();
    assert!(group.asks_of("members") && !group.asks_of("externalId"));
}
