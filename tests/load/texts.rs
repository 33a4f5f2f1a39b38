//! Posts as experts write them: those of the demo network, in six languages, 200 to 2,000 characters.

use sund_actions::text::post_html;
use sund_tests::sources::source;

/// What somebody wrote.
#[derive(Clone, Debug)]
pub struct Text {
    pub language: String,
    pub markdown: String,
    pub html: String,
}

/// Titles of threads, and posts.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    pub titles: Vec<String>,
    pub posts: Vec<Text>,
}

/// Everything that was written in the demo's threads.
pub fn read() -> Texts {
    let file: toml::Table = source("server/demo/threads.toml").text.parse().unwrap();
    let mut texts = Texts::default();
    file.values().for_each(|value| gather(value, &mut texts));
    assert!(texts.posts.len() > 50 && texts.titles.len() > 10, "the demo's threads are written in another form now");
    texts
}

fn gather(value: &toml::Value, texts: &mut Texts) {
    match value {
        toml::Value::Array(values) => values.iter().for_each(|value| gather(value, texts)),
        toml::Value::Table(table) => {
            let text = |key| table.get(key).and_then(toml::Value::as_str);
            texts.titles.extend(text("title").map(str::to_owned));
            if let Some(markdown) = text("body") {
                let language = text("language").unwrap_or("en").to_owned();
                let markdown = markdown.trim().to_owned();
                texts.posts.push(Text { language, html: post_html(&markdown), markdown });
            }
            table.values().for_each(|value| gather(value, texts));
        }
        _ => (),
    }
}
