//! The forms that hostile inputs are tried on, and the inputs.

use sund_actions::{
    demo::{self, NewOrganisation, NewProvider},
    forum::{self, NewThread, Written},
    live::{self, ConferenceForm, PlanForm, Said},
    tags,
};
use sund_domain::{
    ids::{ConferenceId, ProviderId, SessionId},
    language::UiLanguage,
    live::{Hold, TypedLivePoll, typed},
};
use sund_pages::words::Words;
use sund_tests::{
    NOON, Network, Person, forms,
    routes::{Route, all},
};
use uuid::Uuid;

/// What goes into every field.
pub fn nasty() -> Vec<(&'static str, String)> {
    let code = "javascript:alert(1) [x](javascript:alert(1)) <JaVaScRiPt:alert(1)> [y](data:text/html;base64,AA)";
    vec![
        ("10,000 characters", "long ".repeat(2_000)),
        ("a megabyte", "x".repeat(1_000_000)),
        ("nothing", String::new()),
        ("white space", " \t\n\u{200b}".into()),
        ("NUL and other control characters", "be\0fo\u{1}re\u{7f}\u{85} \u{1b}[31mafter".into()),
        ("a direction override", "\u{202e}txet\u{2066}".into()),
        ("a huge number", "99999999999999999999999999".into()),
        ("a negative number", "-1".into()),
        ("an odd number", "1e9".into()),
        ("a script", "</textarea></title><script>alert(1)</script>\"'><script>alert(2)</script>".into()),
        ("an event handler", "<img src=x onerror=alert(1)>\" onmouseover=\"alert(1)\" x='".into()),
        ("code in addresses", code.into()),
        ("an address that is code", "javascript:alert(1)".into()),
        ("another host", "//evil.example/x".into()),
        ("a template", "{ $name } {{ x }} %s %00 ${x} <%= 1 %> ' or 1=1; --".into()),
        ("emoji and combining marks", format!("👩‍👩‍👧‍👦 {}", "a\u{301}".repeat(50))),
        ("an entity", "&lt;b&gt; &amp;amp; &#0;&#x27;".into()),
        ("the wish for a preview", "preview".into()),
    ]
}

/// What one form is tried on, made for it alone: what another form did is not in its way.
pub struct Target<'a> {
    pub route: Route,
    pub address: String,
    /// Who may use it.
    pub who: &'a Person,
    /// Where what was typed is shown afterwards.
    pub shown: Vec<String>,
}

/// Every form, with somebody who can use it.
pub async fn every_form(network: &Network) -> Vec<Target<'_>> {
    let mut targets = Vec::new();
    for route in all()
        .into_iter()
        .filter(|route| route.post && !route.pattern.starts_with("/act/") && route.pattern != "/sign-out")
        // Asked by a script, and answered for one.
        .filter(|route| !route.pattern.ends_with("/begin"))
    {
        targets.push(target(route, network).await);
    }
    targets
}

/// A session for this form.
async fn session(route: &Route, network: &Network) -> SessionId {
    let (sund, chair) = (network.sund(), &network.people.chair.viewer);
    let plan = PlanForm {
        title: "One more",
        language: "en",
        purpose: "Why",
        place: "Where",
        start: Some(NOON),
        minutes: "60",
        // One withdraws where nobody is named.
        mode: if route.pattern.contains("/withdraw") { "alias" } else { "" },
        // One decides where somebody asked.
        registering: if route.pattern.contains("/registrations/") { "approval" } else { "" },
        agenda: typed("12:00 A part").map(|item| (item, Some(NOON))).collect(),
        ..PlanForm::default()
    };
    let session = live::plan(sund, chair, &network.open.slug, plan).await.unwrap();
    if route.pattern.contains("/registrations/") {
        live::register(sund, &network.people.member.viewer, session, true).await.unwrap();
    }
    on_table(route, network, session).await;
    session
}

/// The session as it must be for this form: open, with something on its table, or over.
async fn on_table(route: &Route, network: &Network, session: SessionId) {
    let (sund, chair) = (network.sund(), &network.people.chair.viewer);
    if [
        "/messages",
        "/holds",
        "/outcomes/",
        "/end",
        "/withdraw",
        "/hand",
        "/floor",
        "/lower",
        "/agenda",
        "/writers",
        "/ask",
        "/questions/",
        "/rounds/",
        "/polls/",
        "/conclusions/",
    ]
    .iter()
    .any(|part| route.pattern.starts_with("/live/") && route.pattern.contains(part))
    {
        live::open(sund, chair, session).await.unwrap();
        let said = Said { client: sund.new_id(), text: "About something".into(), language: None, reply_to: None };
        // A chair is not held.
        let held = route.pattern.contains("/hold");
        let speaker = if held { network.people.member.speaker() } else { network.people.chair.speaker() };
        let said = vec![(speaker, said)];
        live::say_all(sund, session, live::Terms::default(), said).await.unwrap();
        let hub = network.hub();
        live::ask(sund, hub, chair, session, ("A question?", false)).await.unwrap();
        if route.pattern.contains("/holds/") {
            live::hold(sund, hub, chair, (session, 1), (Hold::Muted, "A reason")).await.unwrap();
        }
        live::conclude(sund, chair, session, None, "A conclusion").await.unwrap();
        asked_in_a_poll(network, session).await;
        if route.pattern.ends_with("/correct") || route.pattern.contains("/outcomes/") {
            live::end(sund, chair, session, "", Words::of(UiLanguage::En)).await.unwrap();
        }
        if route.pattern.contains("/rounds/") {
            live::begin_round(sund, chair, session, "A round?").await.unwrap();
        }
    }
}

async fn target(route: Route, network: &Network) -> Target<'_> {
    let (sund, chair, slug) = (network.sund(), &network.people.chair.viewer, &network.open.slug);
    let text = Written { body: "About something", language: "en" };
    let new = NewThread { form: sund.new_id(), kind: "question", title: "A question", text };
    let thread = forum::start_thread(sund, chair, slug, new).await.unwrap();
    forum::reply(sund, chair, thread, sund.new_id(), text).await.unwrap();
    let post = forum::show_thread(sund, chair, thread, None).await.unwrap().posts[1].id;
    // One votes where there is a poll.
    let post = if route.pattern.ends_with("/vote") { network.open.posts[0] } else { post };
    let session = session(&route, network).await;
    let conference = another_conference(network).await;
    let provider = another_provider(network).await.to_string();
    // One asks to join what is closed.
    let asks = route.pattern.starts_with("/workgroups/{workgroup}/ask");
    let slug = if asks { &network.closed.slug } else { slug };
    let address = route
        .pattern
        .replace("{provider}", &provider)
        .replace("{act}", "grant-chairs")
        .replace("{kind}", "practice")
        .replace("{language}", "fi")
        .replace("{tag}", &another_tag(network).await)
        .replace("{forum}", slug)
        .replace("{workgroup}", slug)
        .replace("{thread}", &thread.to_string())
        .replace("{post}", &post.to_string())
        .replace("{session}", &session.to_string())
        .replace("{conference}", &conference.to_string())
        .replace("{number}", "1")
        .replace("{country}", "fi")
        .replace("{token}", &network.invitation(&network.open, "kaja@shelter.ee.example").await)
        .replace("{person}", &network.people.member.viewer.person.to_string());
    let mut shown: Vec<String> = ["/", "/forums", "/live", "/people"].map(str::to_owned).into();
    shown.push(format!("/workgroups/{slug}"));
    if !asks {
        shown.extend([format!("/forums/{slug}"), format!("/workgroups/{slug}/log")]);
    }
    if route.pattern.contains("{thread}") || route.pattern.contains("{post}") {
        shown.extend(
            ["", "?quote=POST", "/conclude", "/hide"]
                .map(|page| format!("/threads/{thread}{page}").replace("POST", &post.to_string())),
        );
        shown.extend(["edit", "history", "hide"].map(|page| format!("/posts/{post}/{page}")));
    }
    if route.pattern.contains("{session}") {
        shown.extend(
            ["", "/change", "/registrations", "/messages/1", "/board", "/conclusions/1", "/end", "/documents"]
                .map(|page| format!("/live/{session}{page}")),
        );
    }
    if route.pattern.contains("{conference}") {
        shown.extend(["", "/change"].map(|page| format!("/conferences/{conference}{page}")));
    }
    let people = &network.people;
    let administrators = route.pattern == "/workgroups/new" || route.pattern.starts_with("/administration/");
    if administrators {
        shown.extend([format!("/administration/providers/{provider}"), "/administration/providers".into()]);
    }
    let who = match route.pattern.as_str() {
        _ if administrators => &people.administrator,
        _ if asks => &people.outsider,
        pattern if pattern.starts_with("/settings/passkeys") => Box::leak(Box::new(network.guest(&network.open).await)),
        // Nobody: a session that never was.
        "/invitations/{token}" => Box::leak(Box::new(Person { token: "x".repeat(43), ..people.chair.clone() })),
        _ => &people.chair,
    };
    Target { route, address, who, shown }
}

/// A conference without sessions.
async fn another_conference(network: &Network) -> ConferenceId {
    let form = ConferenceForm {
        title: "A conference",
        language: "en",
        purpose: "Why",
        place: "Where",
        tracks: "A",
        sure: false,
    };
    let (chair, slug) = (&network.people.chair.viewer, &network.open.slug);
    live::plan_conference(network.sund(), chair, slug, form).await.unwrap()
}

/// A provider that nobody is signed in with: it can be changed and disabled.
async fn another_provider(network: &Network) -> ProviderId {
    let domain = format!("{}.example", network.sund().new_id::<Uuid>().simple());
    let issuer = format!("https://idp.{domain}");
    let provider =
        NewProvider { issuer: &issuer, client_id: "sund", secret_sealed: None, domain: &domain, levels: &[] };
    let (slug, name) = ("another", "Another organisation");
    let new = NewOrganisation { slug, name, local_name: name, country: "PL", provider };
    demo::organisation(network.sund(), new).await.unwrap().id
}

/// A theme that nothing else is done with.
async fn another_tag(network: &Network) -> String {
    let words = format!("en: Theme {}", network.sund().new_id::<Uuid>().simple());
    tags::add_tag(network.sund(), &network.people.administrator.viewer, &words).await.unwrap()
}

/// The form as it is filled in by somebody who means well.
pub fn sensible(route: &Route, network: &Network) -> forms::Filled {
    forms::fields(&route.pattern, network, &network.open)
        .unwrap_or_else(|| panic!("{}: no form in tests/kit/forms.rs", route.pattern))
}

async fn asked_in_a_poll(network: &Network, session: SessionId) {
    let poll = TypedLivePoll { question: "A poll?".into(), kind: "single".into(), ..TypedLivePoll::default() };
    let ready = |_| ["Yes", "No"].map(str::to_owned).into();
    live::begin_poll(network.sund(), &network.people.chair.viewer, session, &poll, &ready).await.unwrap();
}
