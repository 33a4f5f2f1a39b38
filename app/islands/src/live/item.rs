//! One message in the list, on the server and in the browser.

use super::{ItemWords, Marks, clock, words::with_count};
use crate::html::escape;
use sund_domain::{
    live::{Gone, Message, Reaction, Voice},
    people::Author,
};

/// As it is kept in a message, where nobody can type it.
const UNTOLD: &str = r#"<i class="untold"></i>"#;

/// A message as a line of the list of class `msgs`.
#[cfg(feature = "ssr")]
#[must_use]
pub fn message_item(message: &Message, words: &ItemWords) -> impl leptos::prelude::IntoView + use<> {
    use leptos::prelude::*;
    view! { <li id=id(message.number) inner_html=inside(message, words)></li> }
}

/// The address of a message in its page.
pub(super) fn id(number: u32) -> String {
    format!("m{number}")
}

/// What is in a message's line.
pub(super) fn inside(message: &Message, words: &ItemWords) -> String {
    let marks = &words.marks;
    let muted = |text: &str| format!(r#"<span class="muted small">{}</span>"#, escape(text));
    let label = words.in_language(message.language).map(muted).filter(|_| message.gone.is_none());
    let edited = if message.edited && message.gone.is_none() { muted(&marks.edited) } else { String::new() };
    format!(
        r#"{}<a class="at" href="{}/messages/{}"><time datetime="{}">{}</time><span class="visually-hidden"> {}</span></a>{}<div class="body" lang="{}">{}</div>{}{}"#,
        who(&message.voice, words, &(label.unwrap_or_default() + &edited)),
        words.session,
        message.number,
        clock::machine(message.at),
        clock::hours_minutes(message.at, words.utc_offset_minutes),
        escape(&with_count(&marks.open, message.number)),
        reply(message, words),
        message.language.code(),
        match message.gone {
            // Sanitised when it was written (`sund_actions::text::message_html`).
            None => called(&message.html, marks),
            Some(Gone::Author) => gone(&marks.taken_back),
            Some(Gone::Chair) => gone(&marks.removed),
        },
        correction(message, marks),
        reactions(message, marks),
    )
}

/// What its author says in the record in its stead.
fn correction(message: &Message, marks: &Marks) -> String {
    let Some(right) = &message.correction else { return String::new() };
    let (label, language) = (escape(&marks.corrected), right.language.code());
    format!(
        r#"<div class="body corrected"><p class="m-0"><b>{label}</b></p><div lang="{language}">{}</div></div>"#,
        called(&right.html, marks)
    )
}

/// Who is called and not told, is marked so: what is kept has no words of ours.
fn called(html: &str, marks: &Marks) -> String {
    html.replace(UNTOLD, &format!(r#"<i class="untold">{}</i>"#, escape(&marks.untold)))
}

fn gone(why: &str) -> String {
    format!(r#"<p class="muted">{}</p>"#, escape(why))
}

/// Who said it, as far as that is told, and what else stands beside the name.
pub(super) fn who(voice: &Voice, words: &ItemWords, beside: &str) -> String {
    let marks = &words.marks;
    let (face, name, country) = match voice {
        Voice::Person(author) => (face(author), author.name.clone(), country(author, words)),
        Voice::Alias(n) => {
            let colour = n % 8;
            let face = format!(r#"<span class="face s c{colour}" aria-hidden="true">{n}</span>"#);
            (face, with_count(&marks.alias, *n), String::new())
        }
        Voice::Unnamed => {
            (r#"<span class="face s no" aria-hidden="true"></span>"#.into(), marks.unnamed.clone(), String::new())
        }
    };
    format!(r#"{face}<span class="who"><b>{}</b>{country}{beside}</span>"#, escape(&name))
}

/// A link to what it answers.
fn reply(message: &Message, words: &ItemWords) -> String {
    let link = |to: u32| {
        let text = escape(&with_count(&words.marks.reply, to));
        format!(r#"<a class="re small" href="{}/messages/{to}">{text}</a>"#, words.session)
    };
    message.reply_to.map(link).unwrap_or_default()
}

/// What others think of it, and how many.
fn reactions(message: &Message, marks: &Marks) -> String {
    if message.reactions.is_empty() || message.gone.is_some() {
        return String::new();
    }
    let chip = |(reaction, count): &(Reaction, u32)| {
        format!(r#"<span class="chip">{} {count}</span>"#, escape(marks.reaction(*reaction)))
    };
    format!(r#"<p class="reactions">{}</p>"#, message.reactions.iter().map(chip).collect::<Vec<_>>().join(" "))
}

/// A person's initials in a coloured circle; the name stands beside it.
pub(super) fn face(author: &Author) -> String {
    format!(r#"<span class="face s c{}" aria-hidden="true">{}</span>"#, author.colour(), escape(&initials(author)))
}

#[cfg(not(feature = "hydrate"))]
fn initials(author: &Author) -> String {
    author.initials()
}

/// The same, with the browser's table of capital letters: ours would be 12 kB of code.
#[cfg(feature = "hydrate")]
fn initials(author: &Author) -> String {
    let mut words = author.name.split_whitespace().filter_map(|word| word.chars().next());
    let letters: String = words.next().into_iter().chain(words.next_back()).collect();
    js_sys::JsString::from(letters).to_upper_case().into()
}

/// The code of a person's country, and that they are a guest if they are.
pub(super) fn country(author: &Author, words: &ItemWords) -> String {
    let guest = if author.guest {
        format!(r#"<span class="chip guest">{}</span>"#, escape(&words.guest))
    } else {
        String::new()
    };
    let name = escape(words.country(author.country));
    format!(r#"<abbr class="cc" title="{name}">{}</abbr>{guest}"#, author.country.code())
}

#[cfg(test)]
mod tests {
    use super::*;
    use sund_domain::{ids::PersonId, language::Language, people::Country, time::Timestamp};
    use uuid::Uuid;

    fn author() -> Author {
        Author {
            person: PersonId(Uuid::from_u128(1)),
            name: "<Aino> \"K\" & Co".into(),
            organisation: "Ministry".into(),
            country: Country::Fi,
            chair: false,
            guest: false,
        }
    }

    fn message(voice: Voice) -> Message {
        Message {
            number: 7,
            change: 9,
            voice,
            reply_to: None,
            language: Language::Sv,
            html: "<p>Ja</p>".into(),
            at: Timestamp(0),
            edited: false,
            gone: None,
            reactions: Vec::new(),
            correction: None,
        }
    }

    fn words() -> ItemWords {
        ItemWords {
            in_language: vec![(Language::Sv, "in <Swedish>".into())],
            countries: vec![(Country::Fi, "\"Finland\"".into())],
            chair: "chair".into(),
            guest: "Guest".into(),
            utc_offset_minutes: 60,
            session: "/live/s".into(),
            marks: Marks {
                alias: "No. {count}".into(),
                unnamed: "<Somebody>".into(),
                reply: "answers <{count}>".into(),
                corrected: "Correction:".into(),
                edited: "<changed>".into(),
                taken_back: "<back>".into(),
                removed: "<removed>".into(),
                untold: "<not>".into(),
                open: "\"{count}\"".into(),
                reactions: vec![(Reaction::Agree, "<Agree>".into())],
            },
        }
    }

    #[test]
    fn a_message_is_one_line_and_names_are_only_text() {
        let words = words();
        let said = message(Voice::Person(author()));
        assert_eq!(
            inside(&said, &words),
            concat!(
                r#"<span class="face s c1" aria-hidden="true">&lt;C</span>"#,
                r#"<span class="who"><b>&lt;Aino&gt; &quot;K&quot; &amp; Co</b>"#,
                r#"<abbr class="cc" title="&quot;Finland&quot;">FI</abbr>"#,
                r#"<span class="muted small">in &lt;Swedish&gt;</span></span>"#,
                r#"<a class="at" href="/live/s/messages/7"><time datetime="1970-01-01T00:00:00Z">01:00</time>"#,
                r#"<span class="visually-hidden"> &quot;7&quot;</span></a>"#,
                r#"<div class="body" lang="sv"><p>Ja</p></div>"#,
            )
        );
        let guest = Message { voice: Voice::Person(Author { guest: true, ..author() }), ..said.clone() };
        let guest = Message { language: Language::En, ..guest };
        assert!(!inside(&guest, &words).contains("muted"));
        assert!(inside(&guest, &words).contains(r#"FI</abbr><span class="chip guest">Guest</span>"#));
    }

    #[test]
    fn who_is_not_named_is_a_number_or_nobody() {
        let words = words();
        let alias = inside(&message(Voice::Alias(12)), &words);
        assert!(alias.contains(r#"aria-hidden="true">12</span><span class="who"><b>No. 12</b>"#), "{alias}");
        let nobody = inside(&message(Voice::Unnamed), &words);
        assert!(nobody.contains("<b>&lt;Somebody&gt;</b>") && !nobody.contains("<abbr"), "{nobody}");
    }

    #[test]
    fn who_is_called_and_not_told_is_marked() {
        let html = r#"<p>@A <i class="untold"></i></p>"#.to_owned();
        let line = inside(&Message { html, ..message(Voice::Unnamed) }, &words());
        assert!(line.contains(r#"<p>@A <i class="untold">&lt;not&gt;</i></p>"#), "{line}");
    }

    #[test]
    fn what_became_of_a_message_stands_in_it() {
        let words = words();
        let said = Message {
            reply_to: Some(3),
            edited: true,
            reactions: vec![(Reaction::Agree, 2)],
            ..message(Voice::Alias(1))
        };
        let line = inside(&said, &words);
        for part in [
            r#"<a class="re small" href="/live/s/messages/3">answers &lt;3&gt;</a><div"#,
            r#"<span class="muted small">&lt;changed&gt;</span></span>"#,
            r#"</div><p class="reactions"><span class="chip">&lt;Agree&gt; 2</span></p>"#,
        ] {
            assert!(line.contains(part), "{part}: {line}");
        }
        for (gone, why) in [(Gone::Author, "&lt;back&gt;"), (Gone::Chair, "&lt;removed&gt;")] {
            let line = inside(&Message { gone: Some(gone), ..said.clone() }, &words);
            assert!(line.contains(&format!(r#"<p class="muted">{why}</p>"#)), "{line}");
            assert!(!line.contains("Ja") && !line.contains("Agree") && !line.contains("changed"), "{line}");
        }
    }
}
