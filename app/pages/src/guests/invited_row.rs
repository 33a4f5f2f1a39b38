//! An invitation that nobody has used: what has become of its mail, sending it again, withdrawing it.

use super::guests_page::Told;
use crate::{
    Visit,
    parts::{country, named_act},
};
use leptos::prelude::*;
use sund_domain::{Field, guests::Invitation, mail::Delivery};

pub fn invited_row(visit: &Visit, base: &str, one: &Invitation, told: &Told, by_mail: bool) -> AnyView {
    let words = visit.words;
    let works = match one {
        Invitation { void: true, .. } => words.t("guests-link-void"),
        one if one.expires > visit.now => words.t1("guests-link-until", "date", visit.date_and_clock(one.expires)),
        _ => words.t("guests-link-over"),
    };
    let wrong = match told {
        Told::NotSent { invitation, invalid } if *invitation == one.id => {
            invalid.of(Field::Email).map(|problem| words.problem(problem))
        }
        _ => None,
    };
    let withdraw = named_act(
        visit,
        format!("{base}/invitations/{}/withdraw", one.id),
        "btn small",
        words.t("guests-withdraw"),
        words.t1("guests-withdraw-for", "email", one.email.as_str()),
    );
    view! {
        <li>
            <div class="row"><b>{one.email.clone()}</b>{country(visit, one.country)}{delivery(visit, one)}</div>
            <div class="row acts">{by_mail.then(|| send(visit, base, one)).flatten()}{withdraw}</div>
            <span class="muted small">
                {one.body.clone()}" · "{words.t1("guests-until-day", "date", visit.date(one.until.plus(-1)))}" · "
                {works}" · "{words.t1("guests-by", "name", one.by.as_str())}
            </span>
            {wrong.map(|text| view! { <p class="error" role="alert">{text}</p> })}
        </li>
    }
    .into_any()
}

/// What has become of the mail.
fn delivery(visit: &Visit, one: &Invitation) -> Option<AnyView> {
    let words = visit.words;
    let (class, text) = match one.delivery? {
        Delivery::Waiting => ("chip", words.t("guests-mail-waiting")),
        Delivery::Sent(at) => ("chip", words.t1("guests-mail-sent", "date", visit.date_and_clock(at))),
        Delivery::Undelivered => ("chip warn", words.t("guests-mail-undelivered")),
    };
    Some(view! { <span class=class>{text}</span> }.into_any())
}

/// Sends it, or sends it again, with a new link.
fn send(visit: &Visit, base: &str, one: &Invitation) -> Option<AnyView> {
    let words = visit.words;
    let (label, whole) = match one.delivery {
        None => ("guests-send", "guests-send-to"),
        Some(_) => ("guests-send-again", "guests-send-again-to"),
    };
    one.can_be_sent(visit.now).then(|| {
        let whole = words.t1(whole, "email", one.email.as_str());
        named_act(visit, format!("{base}/invitations/{}/send", one.id), "btn small", words.t(label), whole)
    })
}
