//! `sund provider …`.

use super::{OperateError, because, open};
use crate::{
    config::{Key, ProviderAdd, ProviderCommand, ProviderIssuer, ProviderNamed, ScimTokenNew, Serve},
    sso::Sso,
};
use std::{fmt::Write as _, fs};
use sund_actions::{
    ActionError, Sund, scim,
    sso::{self, By, KeptProvider, NewSecret, Providers as _},
};
use sund_domain::{
    Field,
    language::UiLanguage,
    sso::{Finding, Verdict},
};
use sund_pages::words::Words;

/// Does what was asked for.
pub async fn operate(command: &ProviderCommand) -> Result<String, OperateError> {
    match command {
        ProviderCommand::Add(add) => self::add(add).await,
        ProviderCommand::List(serve) => list(serve).await,
        ProviderCommand::Addresses(issuer) => addresses(issuer).await,
        ProviderCommand::Test(named) => test(named).await,
        ProviderCommand::Disable(named) => switch(named, false).await,
        ProviderCommand::Enable(named) => switch(named, true).await,
        ProviderCommand::ScimToken(new) => scim_token(new).await,
    }
}

/// The half that talks to providers. A key is made or read only where something is sealed with it.
fn room(sund: &Sund, serve: &Serve, seals: bool) -> Result<Sso, OperateError> {
    let key = match &serve.key {
        Some(key) => key.clone(),
        None if seals => Key::from_file(&serve.key_file, sund.random.as_ref()).map_err(because)?,
        None => Key([0; 32]),
    };
    let room = Sso::new(sund.clone(), &key.0, serve.base_url.as_str()).map_err(because)?;
    if serve.allow_private_providers { room.with_private_providers().map_err(because) } else { Ok(room) }
}

async fn add(add: &ProviderAdd) -> Result<String, OperateError> {
    let sund = open(&add.serve).await?;
    let secret = match &add.client_secret_file {
        Some(path) => fs::read_to_string(path).map_err(|error| because(format!("--client-secret-file: {error}")))?,
        None => String::new(),
    };
    let room = room(&sund, &add.serve, add.client_secret_file.is_some())?;
    let secret = if add.client_secret_file.is_some() { NewSecret::Typed(secret.trim()) } else { NewSecret::Away };
    let added = sso::add_provider(&sund, By::Operator, &room, &add.form(), secret).await.map_err(wrong)?;
    let provider = &added.provider;
    Ok(format!("Added {} as {}.\n{}", provider.issuer, provider.id, to_register(&room, &provider.issuer)))
}

async fn addresses(of: &ProviderIssuer) -> Result<String, OperateError> {
    let sund = open(&of.serve).await?;
    Ok(to_register(&room(&sund, &of.serve, false)?, &of.issuer))
}

/// What the provider's own administrators must know.
fn to_register(room: &Sso, issuer: &str) -> String {
    format!(
        "At the provider, allow the redirect address {}\nand, if it can, name the back-channel logout address {}",
        room.redirect_address(issuer),
        room.logout_address(),
    )
}

async fn list(serve: &Serve) -> Result<String, OperateError> {
    let sund = open(serve).await?;
    let all = sso::all_providers(&sund, By::Operator).await.map_err(because)?;
    Ok(all.iter().fold(String::new(), |mut text, row| {
        let provider = &row.provider;
        let state = if row.enabled { "enabled" } else { "disabled" };
        let kept = if row.declared { "file" } else { "database" };
        let domains = row.domains.join(",");
        let (id, country, issuer) = (provider.id, &provider.country, &provider.issuer);
        let (client, organisation) = (&provider.client_id, &provider.organisation_name);
        let _ = writeln!(text, "{id}  {state:<8}  {kept:<8}  {country}  {issuer}  {client}  {domains}  {organisation}");
        text
    }))
}

async fn test(named: &ProviderNamed) -> Result<String, OperateError> {
    let sund = open(&named.serve).await?;
    let room = room(&sund, &named.serve, false)?;
    let row = find(&sund, &named.provider).await?;
    let (row, found) = sso::test_kept(&sund, By::Operator, &room, row.provider.id).await.map_err(because)?;
    let text = told(&found);
    if found.iter().any(|finding| finding.verdict() == Verdict::Wrong) {
        return Err(because(format!("{}: nobody can sign in like this\n{text}", row.provider.issuer)));
    }
    Ok(text)
}

/// What was found, a line each, as a person reads it.
fn told(found: &[Finding]) -> String {
    let words = Words::of(UiLanguage::En);
    found.iter().fold(String::new(), |mut text, finding| {
        let _ = writeln!(text, "{:<8} {}", words.t(finding.verdict().key()), words.finding(finding));
        text
    })
}

async fn switch(named: &ProviderNamed, enabled: bool) -> Result<String, OperateError> {
    let sund = open(&named.serve).await?;
    let id = find(&sund, &named.provider).await?.provider.id;
    let row = if enabled {
        sso::enable_provider(&sund, By::Operator, id).await
    } else {
        sso::disable_provider(&sund, By::Operator, id).await
    };
    let row = row.map_err(because)?;
    let issuer = &row.provider.issuer;
    Ok(match (enabled, row.declared) {
        (true, _) => format!("People can sign in with {issuer} again."),
        (false, false) => format!("Nobody can sign in with {issuer} any more, and nobody is."),
        (false, true) => format!(
            "Nobody can sign in with {issuer} any more, and nobody is. It is kept in a file: say `enabled = false` there, or it is enabled at the next start."
        ),
    })
}

/// The token alone on a line, so that a program can take it.
async fn scim_token(new: &ScimTokenNew) -> Result<String, OperateError> {
    let named = &new.provider;
    let sund = open(&named.serve).await?;
    let id = find(&sund, &named.provider).await?.provider.id;
    let (_, secret) = scim::make_token(&sund, By::Operator, id, &new.name).await.map_err(wrong)?;
    Ok(secret)
}

/// The provider with this id or issuer.
async fn find(sund: &Sund, named: &str) -> Result<KeptProvider, OperateError> {
    let all = sso::all_providers(sund, By::Operator).await.map_err(because)?;
    let is = |row: &KeptProvider| row.provider.issuer == named || row.provider.id.to_string() == named;
    let mut found = all.into_iter().filter(is);
    match (found.next(), found.next()) {
        (Some(row), None) => Ok(row),
        (None, _) => Err(because(format!("ID|ISSUER: there is no provider {named:?}; see sund provider list"))),
        (Some(_), Some(_)) => Err(because("ID|ISSUER: we are several clients there; name one by its id")),
    }
}

/// The first thing that is wrong, and the flag that it is about.
fn wrong(error: ActionError) -> OperateError {
    let ActionError::Invalid(invalid) = &error else { return because(error) };
    let Some((field, problem)) = invalid.0.first() else { return because(error) };
    let flag = match field {
        Field::ClientId => "--client-id",
        Field::Secret => "--client-secret-file",
        Field::Domains => "--domain",
        Field::Levels => "--level",
        Field::ClaimName => "--name-claim",
        Field::ClaimEmail => "--email-claim",
        Field::ClaimUnit => "--unit-claim",
        Field::ClaimGroups => "--group-claim",
        Field::ClaimExternal => "--external-claim",
        Field::ClaimLevel => "--level-claim",
        Field::Groups => "--group",
        other => return because(format!("--{}: {}", other.name(), Words::of(UiLanguage::En).problem(*problem))),
    };
    because(format!("{flag}: {}", Words::of(UiLanguage::En).problem(*problem)))
}
