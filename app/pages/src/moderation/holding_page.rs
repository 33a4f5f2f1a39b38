//! What chairs look at before others read it.

use crate::{
    Fault, Site, Visit,
    forms::{Line, after, choice, encode, errors_of, line, see_other},
    forum::id,
    layout::{Nav, form_page},
    parts::{act, exact_time},
};
use axum::{
    Form,
    extract::{Path, State},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;
use sund_actions::moderation::{self, HoldingForm, HoldingPage};
use sund_domain::{Field, Invalid, language::Language, moderation::WordRule};

pub async fn show(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Result<Response, Fault> {
    answer(&site, &visit, &slug, None, None, None).await
}

#[derive(Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default, rename = "hold_posts")]
    posts: String,
    #[serde(default, rename = "hold_days")]
    days: String,
    #[serde(default, rename = "hold_links")]
    links: String,
}

pub async fn submit(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Form(form): Form<Typed>,
) -> Result<Response, Fault> {
    let typed = format!("{}\n{}\n{}", form.posts, form.days, form.links);
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&typed))?;
    let holding = HoldingForm { posts: &form.posts, days: &form.days, links: &form.links };
    let done = moderation::set_holding(&site.sund, viewer, &slug, holding).await;
    after(done.map(|()| address(&slug)), &typed, async |invalid| {
        answer(&site, &visit, &slug, Some(&invalid), Some(&form), None).await
    })
    .await
}

#[derive(Debug, Default, Deserialize)]
pub struct Word {
    #[serde(default)]
    words: String,
    #[serde(default)]
    language: String,
}

pub async fn add(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Form(form): Form<Word>,
) -> Result<Response, Fault> {
    let viewer = visit.viewer().map_err(|fault| fault.with_text(&form.words))?;
    let done = moderation::add_word(&site.sund, viewer, &slug, &form.words, &form.language).await;
    after(done.map(|()| address(&slug)), &form.words, async |invalid| {
        answer(&site, &visit, &slug, Some(&invalid), None, Some(&form)).await
    })
    .await
}

pub async fn remove(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, word)): Path<(String, String)>,
) -> Result<Response, Fault> {
    moderation::remove_word(&site.sund, visit.viewer()?, &slug, id(&word)?).await?;
    Ok(see_other(&address(&slug)))
}

#[derive(Debug, Deserialize)]
pub struct Switch {
    #[serde(default)]
    set: String,
}

/// Everything in a forum, or not.
pub async fn forum(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Form(form): Form<Switch>,
) -> Result<Response, Fault> {
    moderation::hold_forum(&site.sund, visit.viewer()?, &slug, form.set == "yes").await?;
    Ok(see_other(&format!("/forums/{}/pace", encode(&slug))))
}

fn address(slug: &str) -> String {
    format!("/workgroups/{}/approval", encode(slug))
}

async fn answer(
    site: &Site,
    visit: &Visit,
    slug: &str,
    invalid: Option<&Invalid>,
    typed: Option<&Typed>,
    word: Option<&Word>,
) -> Result<Response, Fault> {
    let words = visit.words;
    let page = moderation::holding_page(&site.sund, visit.viewer()?, slug).await?;
    let base = format!("/workgroups/{}", page.workgroup.slug);
    let way = vec![(base.clone(), page.workgroup.name.clone()), (format!("{base}/queue"), words.t("queue-title"))];
    Ok(form_page(visit, Nav::Workgroups, words.t("holding-title"), way, invalid, || {
        view! {
            <>
                <p class="m-0">{words.t("holding-intro")}</p>
                {errors_of(visit, invalid, &[(Field::Language, "words-language")])}
                {newcomers(visit, &page, &base, invalid, typed)}
                {rules(visit, &page, &base, invalid, word)}
            </>
        }
        .into_any()
    }))
}

fn newcomers(
    visit: &Visit,
    page: &HoldingPage,
    base: &str,
    invalid: Option<&Invalid>,
    typed: Option<&Typed>,
) -> AnyView {
    let words = visit.words;
    let kept = |n: u32| if n == 0 { String::new() } else { n.to_string() };
    let holding = page.holding;
    let kept = Typed { posts: kept(holding.posts), days: kept(holding.days), links: kept(holding.links) };
    let typed = typed.unwrap_or(&kept);
    let field = |field, value| {
        let (label, hint) = match field {
            Field::HoldPosts => (words.t("field-hold-posts"), words.t("hold-posts-hint")),
            Field::HoldDays => (words.t("field-hold-days"), words.t("hold-days-hint")),
            _ => (words.t("field-hold-links"), words.t("hold-links-hint")),
        };
        line(
            visit,
            invalid,
            Line { field, label, hint: Some(hint), value, kind: "numeric", required: false, autocomplete: None },
        )
    };
    view! {
        <section class="stack">
            <h2>{words.t("holding-newcomers")}</h2>
            <form method="post" action=visit.action(format!("{base}/approval")) class="stack">
                {field(Field::HoldPosts, &typed.posts)}
                {field(Field::HoldDays, &typed.days)}
                {field(Field::HoldLinks, &typed.links)}
                <div class="row"><button class="btn main">{words.t("settings-save")}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn rules(visit: &Visit, page: &HoldingPage, base: &str, invalid: Option<&Invalid>, typed: Option<&Word>) -> AnyView {
    let words = visit.words;
    let row = |rule: &WordRule| {
        let language =
            rule.language.map_or_else(|| words.t("words-each-language"), |language| words.language(language));
        let remove = words.t1("words-remove", "words", rule.words.as_str());
        let action = format!("{base}/approval/words/{}/remove", rule.id);
        view! {
            <li>
                <span><b>{rule.words.clone()}</b>" "<span class="muted small">{language}</span></span>
                <form method="post" action=visit.action(action)><button class="btn small" aria-label=remove>{words.t("files-remove")}</button></form>
                <span class="muted small">{rule.by.clone()}" · "{exact_time(visit, rule.at)}</span>
            </li>
        }
    };
    let rows = page.rules.iter().map(row).collect_view();
    let languages = std::iter::once((String::new(), words.t("words-each-language")))
        .chain(Language::ALL.iter().map(|language| (language.code().to_owned(), words.language(*language))))
        .collect();
    let (value, language) = typed.map_or(("", ""), |typed| (typed.words.as_str(), typed.language.as_str()));
    view! {
        <section class="stack">
            <h2>{words.t("words-title")}</h2>
            <p class="m-0">{words.t("words-intro")}</p>
            {page.rules.is_empty().then(|| view! { <p class="muted m-0">{words.t("words-none")}</p> })}
            {(!page.rules.is_empty()).then(|| view! { <ul class="list">{rows}</ul> })}
            <form method="post" action=visit.action(format!("{base}/approval/words")) class="stack">
                {line(visit, invalid, Line {
                    field: Field::Words,
                    label: words.t("field-words"),
                    hint: Some(words.t("words-hint")),
                    value,
                    kind: "text",
                    required: false,
                    autocomplete: None,
                })}
                {choice(visit, invalid, Field::Language, words.t("words-language"), languages, language)}
                <div class="row"><button class="btn">{words.t("words-add")}</button></div>
            </form>
        </section>
    }
    .into_any()
}

/// On the page of a forum's pace: whether everything in it is looked at.
pub fn forum_switch(visit: &Visit, slug: &str, holds: bool) -> AnyView {
    let words = visit.words;
    let label = words.t(if holds { "hold-forum-stop" } else { "hold-forum-begin" });
    let set = if holds { "no" } else { "yes" };
    view! {
        <section class="stack">
            <h2>{words.t("hold-forum")}</h2>
            <p class="m-0">{words.t(if holds { "hold-forum-is" } else { "hold-forum-is-not" })}</p>
            <div class="row">{act(visit, format!("/forums/{slug}/hold"), "btn", label, &[("set", set.into())])}</div>
        </section>
    }
    .into_any()
}
