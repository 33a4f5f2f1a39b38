//! Two accounts of one person become one, after proof at both: what was shown is kept here until its owner says that
//! they want it, in the session in which it was shown.

use super::{line, viewer::viewer_by_hash};
use crate::{Done, Sund, error::found, handed_in::hash};
use sund_domain::{
    Granted, Refusal,
    audit::Audited,
    ids::{JoiningId, PersonId},
    people::{JOIN_WITHIN, JoinAccount, SecondAccount, Viewer},
    time::Timestamp,
};
use sund_store::{
    Tx,
    audit::{self, Entry},
    people, scim,
    sso::{self, Joining, Known, Provider},
};

/// What becomes of a sign-in that was shown to be somebody's second one.
pub(super) enum Second {
    /// There was nothing to ask about: it is theirs.
    Theirs,
    /// It belongs to an account of which its owner has to say that the two are to be one.
    Asks(JoiningId),
    /// It cannot become theirs.
    No(Refusal),
}

/// A sign-in of somebody else has been shown to belong to `me`, who is signed in with the session of this token. Whoever
/// was only told of by a directory, and left nothing, becomes one with them; whoever is more is asked about.
pub(super) async fn second(
    sund: &Sund,
    tx: &Tx,
    (me, session): (PersonId, Option<&str>),
    known: Known,
    (provider, issuer, subject): (&Provider, &str, &str),
) -> Done<Second> {
    let session_hash = session.map(hash).unwrap_or_default();
    hold(tx, [me, known.person]).await?;
    let Some(viewer) = viewer_by_hash(tx.reads(), &session_hash, sund.now()).await?.filter(|v| v.person == me) else {
        return Ok(Second::No(Refusal::NotFound));
    };
    let account = found(people::second_account(tx.reads(), me, known.person, sund.now()).await?)?;
    // The provider's directory may have put out who signs in like this, and the account goes on.
    let account = SecondAccount { ended: account.ended || known.ended, ..account };
    let account = match Granted::<SecondAccount, JoinAccount>::check(account) {
        Ok(account) => account,
        Err(refusal) => return Ok(Second::No(refusal)),
    };
    if account.is_untouched() {
        make_one(sund, tx, &viewer, &account).await?;
        return Ok(Second::Theirs);
    }
    let new = Joining {
        id: sund.new_id(),
        session_hash,
        person: me,
        other: known.person,
        provider: provider.id,
        issuer: issuer.to_owned(),
        subject: subject.to_owned(),
        at: sund.now(),
    };
    let id = new.id;
    sso::keep_joining(tx, new, since(sund)).await?;
    Ok(Second::Asks(id))
}

/// Nobody writes for these people or of them meanwhile. Whoever writes for a directory holds that first, too.
async fn hold(tx: &Tx, people: [PersonId; 2]) -> Done<()> {
    scim::hold_directories_of(tx, people).await?;
    Ok(people::hold(tx, people).await?)
}

/// What is older than this was shown too long ago.
fn since(sund: &Sund) -> Timestamp {
    sund.now().plus(-JOIN_WITHIN)
}

/// The second account that the viewer has shown to be theirs in this session, as they see it before it is joined.
pub async fn second_account(sund: &Sund, viewer: &Viewer, session: &str, id: JoiningId) -> Done<SecondAccount> {
    let on = sund.store.reads();
    let shown = found(sso::joining(on, (id, session, viewer.person, since(sund))).await?)?;
    found(people::second_account(on, viewer.person, shown.other, sund.now()).await?)
}

/// Makes the second account one with the viewer's; the token of the session that goes on. All that was shown is asked
/// again: time has passed.
pub async fn join_account(sund: &Sund, viewer: &Viewer, session: &str, id: JoiningId) -> Done<String> {
    let tx = sund.store.begin().await?;
    let key = (id, session, viewer.person, since(sund));
    let shown = found(sso::joining(tx.reads(), key).await?)?;
    hold(&tx, [viewer.person, shown.other]).await?;
    // Another join may have used it up while this one waited, or have ended this account, too.
    found(sso::take_joining(&tx, key).await?)?;
    let viewer = viewer_by_hash(tx.reads(), session, sund.now()).await?.filter(|now| now.person == viewer.person);
    let viewer = found(viewer)?;
    found(sso::provider(tx.reads(), shown.provider).await?)?;
    let known = sso::known(tx.reads(), shown.provider, &shown.issuer, &shown.subject).await?;
    let known = found(known.filter(|known| known.person == shown.other))?;
    let account = found(people::second_account(tx.reads(), viewer.person, known.person, sund.now()).await?)?;
    let account = SecondAccount { ended: account.ended || known.ended, ..account };
    make_one(sund, &tx, &viewer, &Granted::check(account)?).await?;
    let token = sund.new_token();
    found(sso::renew_session(&tx, session, (&hash(&token), sund.new_id()), sund.now()).await?.then_some(()))?;
    tx.commit().await?;
    Ok(token)
}

/// Leaves both accounts as they are: what was shown is forgotten.
pub async fn leave_account(sund: &Sund, viewer: &Viewer, session: &str, id: JoiningId) -> Done<()> {
    let tx = sund.store.begin().await?;
    found(sso::take_joining(&tx, (id, session, viewer.person, since(sund))).await?)?;
    Ok(tx.commit().await?)
}

/// The account becomes the viewer's. The log says so for both, and for every workgroup whose members changed.
async fn make_one(sund: &Sund, tx: &Tx, viewer: &Viewer, account: &Granted<SecondAccount, JoinAccount>) -> Done<()> {
    let joined = people::join(tx, account, sund.now(), || sund.new_id()).await?;
    let (me, other) = (viewer.person, account.person);
    // Two may have one name.
    let detail = Some(format!("{other} ({}) → {me} ({})", account.organisation_name, viewer.organisation_name));
    let note = |act, by, what: &str| Entry { by: Some(by), ..line(sund, act, what) };
    audit::add(tx, Entry { detail: detail.clone(), ..note(Audited::AccountJoined, me, &account.name) }).await?;
    audit::add(tx, Entry { detail, ..note(Audited::AccountHandedOver, other, &viewer.name) }).await?;
    let moved = joined.moved.into_iter().map(|workgroup| (Audited::MembershipMoved, workgroup, account.name.as_str()));
    let ended = joined.ended.into_iter().map(|workgroup| (Audited::PlaceTaken, workgroup, ""));
    for (act, workgroup, what) in moved.chain(ended) {
        audit::add(tx, Entry { workgroup: Some(workgroup), ..note(act, me, what) }).await?;
    }
    Ok(())
}
