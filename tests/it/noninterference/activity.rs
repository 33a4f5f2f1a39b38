//! What goes on in the confidential workgroup: everything that its people can send a form for, so that what is new there
//! goes on without anyone adding it.

use super::cast::belongs;
use http::Method;
use sund_tests::{
    Person, Twin, forms,
    routes::{Route, all, fill},
};

/// What would end it, or take it to others: it is to be full, and confidential.
const NOT_HERE: [&str; 8] = [
    "/workgroups/{workgroup}/leave",
    // The form names the outsider.
    "/workgroups/{workgroup}/members",
    "/workgroups/{workgroup}/members/{person}/remove",
    "/workgroups/{workgroup}/visibility",
    "/workgroups/{workgroup}/archive",
    // Into the open workgroup.
    "/threads/{thread}/move",
    "/threads/{thread}/merge",
    "/posts/{post}/redact",
];

/// Fills it: author, member, chair, and one who is removed afterwards, do all that they can.
pub async fn fill_up(twin: &Twin, leaver: &Person) {
    let (people, place) = (&twin.people, &twin.confidential);
    twin.seeds.begin(20);
    belongs(twin, leaver, &place.slug, "member").await;
    for (n, who) in [&people.author, leaver, &people.member, &people.chair].into_iter().enumerate() {
        attach(twin, who).await;
        for (m, route) in all().iter().filter(|route| is_done_here(route)).enumerate() {
            for address in &fill(route, twin, &twin.confidential).addresses {
                twin.seeds.begin(10_000 * (n as u64 + 1) + m as u64);
                let fields = forms::fields(&route.pattern, twin, &twin.confidential)
                    .unwrap_or_else(|| panic!("{}: no form; give it one in tests/kit/forms.rs", route.pattern));
                twin.post(who, address, &fields).await;
            }
        }
    }
    let form = forms::fields("/workgroups/{workgroup}/guests", twin, place).unwrap();
    let invited = form.into_iter().map(|(name, value)| match name {
        "email" => (name, "invited@somewhere.example".to_owned()),
        _ => (name, value),
    });
    let guests = format!("/workgroups/{}/guests", place.slug);
    assert_eq!(twin.post(&people.chair, &guests, &invited.collect::<Vec<_>>()).await.status, 200);
    let remove = format!("/workgroups/{}/members/{}/remove", place.slug, leaver.viewer.person);
    assert_eq!(twin.post::<&str, &str>(&people.chair, &remove, &[]).await.status, 303);
    // Who was removed has no place any more: what the server would do about that by itself is done here.
    sund_actions::live::settle_due(twin.sund()).await.unwrap();
}

fn is_done_here(route: &Route) -> bool {
    let about_it = ["{workgroup}", "{forum}", "{thread}", "{post}", "{session}"];
    let named = route.pattern == "/live/new" || about_it.iter().any(|part| route.pattern.contains(part));
    route.post && named && !NOT_HERE.contains(&route.pattern.as_str())
}

/// A file in a reply that is being written there.
async fn attach(twin: &Twin, who: &Person) {
    let place = format!("reply:{}", twin.confidential.question);
    let body = format!(
        "--XYZ\r\nContent-Disposition: form-data; name=\"place\"\r\n\r\n{place}\r\n--XYZ\r\nContent-Disposition: form-data; \
         name=\"files\"; filename=\"cloudberry.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7\n\r\n--XYZ--\r\n"
    );
    let request = twin.request(who, Method::POST, "/files").from_here();
    request.header("content-type", "multipart/form-data; boundary=XYZ").body(body).send().await;
}
