//! The demo network: made from the two founding documents, with an identity provider of its own.
//!
//! The content is in `server/demo/*.toml`; it is written through the same actions as everything else, each at its own
//! time, so the demo cannot hold what the rules would refuse. It is made once, into an empty database.

mod files;
pub mod idp;
mod make;
mod then;

use files::NetworkFile;
use openidconnect::url::Url;
use std::{fmt::Write as _, sync::Arc};
use sund_actions::{ActionError, Sund};
use tokio::{net::TcpListener, task::JoinHandle};

/// What Sund is called at the demo's provider.
const CLIENT: &str = "sund";

/// Why there is no demo network.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// A file of the demo cannot be read.
    #[error("{file}: {cause}")]
    File {
        /// Which file.
        file: &'static str,
        /// What is wrong with it.
        cause: Box<toml::de::Error>,
    },
    /// A file of the demo names something that is not there.
    #[error("{0}")]
    Content(String),
    /// An action refused what the files say.
    #[error("{what}: {cause}")]
    Action {
        /// What was tried.
        what: String,
        /// Why it was refused.
        cause: ActionError,
    },
    /// The provider has no address.
    #[error("the provider's address: {0}")]
    Address(String),
}

/// The demo's people and organisations.
#[derive(Clone, Debug)]
pub struct Network {
    file: NetworkFile,
    provider: Url,
}

/// Reads the files, and makes the network unless the database has one already.
pub async fn prepare(sund: &Sund, base: &Url, provider: &TcpListener) -> Result<Network, DemoError> {
    let wrong = |error: &dyn std::fmt::Display| DemoError::Address(error.to_string());
    let address = provider.local_addr().map_err(|error| wrong(&error))?;
    let host = base.host_str().unwrap_or("127.0.0.1");
    let provider = Url::parse(&format!("http://{host}:{}", address.port())).map_err(|error| wrong(&error))?;
    let network = Network { file: files::network()?, provider };
    let there =
        sund_actions::sso::list(sund).await.map_err(|cause| DemoError::Action { what: "providers".into(), cause })?;
    if there.is_empty() {
        make::network(sund, &network).await?;
    } else if !make::is_whole(sund).await? {
        let what = "the last start was interrupted while it was made; remove its database (./data) and start again";
        return Err(DemoError::Content(what.into()));
    }
    Ok(network)
}

/// Serves the provider in a task of its own.
pub fn serve_provider(sund: &Sund, base: &Url, listener: TcpListener, network: &Network) -> JoinHandle<()> {
    let site = base.as_str().trim_end_matches('/').to_owned();
    let organisations = network.organisations(&site);
    let client = idp::Client {
        id: CLIENT.into(),
        secret: None,
        post_logout_redirect_uri: format!("{site}{}", crate::sso::SIGNED_OUT),
    };
    let (base, clock, random) = (network.provider.clone(), Arc::clone(&sund.clock), Arc::clone(&sund.random));
    tokio::spawn(async move {
        if let Err(error) = idp::serve(listener, &base, organisations, client, clock, random).await {
            tracing::error!(%error, "the demo's provider stopped");
        }
    })
}

impl Network {
    /// For the provider: each with the address to which Sund at this site lets its issuer send people back.
    fn organisations(&self, site: &str) -> Vec<idp::Organisation> {
        let people = |key: &str| {
            let of_it = self.file.person.iter().filter(|person| person.organisation == key);
            of_it
                .map(|p| idp::Person {
                    subject: p.key.clone(),
                    name: p.name.clone(),
                    email: p.email.clone(),
                    title: p.title.clone(),
                })
                .collect()
        };
        let all = self.file.organisation.iter();
        all.map(|o| idp::Organisation {
            key: o.key.clone(),
            name: o.name.clone(),
            people: people(&o.key),
            redirect_uri: format!("{site}{}", crate::sso::callback_path(&idp::issuer(&self.provider, &o.key))),
        })
        .collect()
    }

    /// A few lines for the terminal: who can sign in, and as what.
    #[must_use]
    pub fn who_can_sign_in(&self) -> String {
        let mut text = String::from("Sign in with one of these work e-mails (no password; everybody is invented):\n\n");
        for key in ["aino", "signe", "tomasz", "ebba", "kaspars", "agnieszka"] {
            let Some(person) = self.file.person.iter().find(|p| p.key == key) else { continue };
            let chairs: Vec<_> = self
                .file
                .workgroup
                .iter()
                .filter(|w| w.chairs.contains(&person.key))
                .map(|w| w.name.as_str())
                .collect();
            let role = if chairs.is_empty() { "member".to_owned() } else { format!("chairs {}", chairs.join(", ")) };
            let _ = writeln!(text, "  {:<38} {} ({role})", person.email, person.name);
        }
        let _ = writeln!(
            text,
            "\n{} more are on the page of each organisation's sign-in.",
            self.file.person.len().saturating_sub(6)
        );
        text
    }
}
