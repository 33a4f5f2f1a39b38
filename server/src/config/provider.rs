//! `sund provider …`: what an operator does with providers at the command line.

use super::Serve;
use clap::{Parser, Subcommand};
use std::path::PathBuf;
use sund_domain::sso::ProviderForm;

/// What can be done with providers.
#[derive(Clone, Debug, Subcommand)]
pub enum ProviderCommand {
    /// Let an organisation's people sign in with its provider.
    Add(Box<ProviderAdd>),
    /// List all providers, also disabled ones.
    List(Serve),
    /// Print what to register at a provider with this issuer, before or after it is added.
    Addresses(ProviderIssuer),
    /// Ask a provider what it can, and say what is wrong with it.
    Test(ProviderNamed),
    /// Let nobody sign in with a provider any more, and end the sessions of those who have.
    Disable(ProviderNamed),
    /// Let people sign in with a provider again.
    Enable(ProviderNamed),
    /// Make a token with which the organisation's directory provisions its people (SCIM 2.0), and print it once.
    ScimToken(ScimTokenNew),
}

impl ProviderCommand {
    /// The settings of the database that the command works on.
    #[must_use]
    pub const fn serve(&self) -> &Serve {
        match self {
            Self::Add(add) => &add.serve,
            Self::List(serve) => serve,
            Self::Addresses(issuer) => &issuer.serve,
            Self::Test(named) | Self::Disable(named) | Self::Enable(named) => &named.serve,
            Self::ScimToken(new) => &new.provider.serve,
        }
    }
}

/// A provider to add.
#[derive(Clone, Debug, Parser)]
pub struct ProviderAdd {
    /// Where the data is, and the key.
    #[command(flatten)]
    pub serve: Serve,

    /// The organisation's name; it is made if there is none of this name in the country.
    #[arg(long, value_name = "NAME")]
    pub organisation: String,

    /// The code of its country: DE, DK, EE, FI, IS, LT, LV, NO, PL, SE.
    #[arg(long, value_name = "CODE")]
    pub country: String,

    /// The issuer, exactly as its discovery document says it.
    #[arg(long, value_name = "URL")]
    pub issuer: String,

    /// What Sund is called at the provider.
    #[arg(long, value_name = "ID")]
    pub client_id: String,

    /// A file with the client's secret, if it has one. It is sealed with the key before it is kept.
    #[arg(long, value_name = "PATH")]
    pub client_secret_file: Option<PathBuf>,

    /// An e-mail domain of the organisation; may be given several times.
    #[arg(long = "domain", value_name = "DOMAIN")]
    pub domains: Vec<String>,

    /// What to ask for besides `openid`, separated by spaces.
    #[arg(long, value_name = "SCOPES", default_value = "profile email")]
    pub scopes: String,

    /// How its people join: at-once, or approval by an administrator of the organisation.
    #[arg(long, value_name = "HOW", default_value = "at-once")]
    pub joining: String,

    /// The one algorithm of its ID tokens, such as ES256; without it, those that it announces.
    #[arg(long, value_name = "NAME", default_value = "")]
    pub algorithm: String,

    /// What a value of `acr`, `amr` or the claim for levels means: low, substantial or high; may be given several times.
    #[arg(long = "level", value_name = "VALUE=LEVEL")]
    pub levels: Vec<String>,

    /// The claim with the full name, if it is not `name`.
    #[arg(long, value_name = "CLAIM", default_value = "")]
    pub name_claim: String,

    /// The claim with the work e-mail, if it is not `email`.
    #[arg(long, value_name = "CLAIM", default_value = "")]
    pub email_claim: String,

    /// The claim with the unit of the organisation.
    #[arg(long, value_name = "CLAIM", default_value = "")]
    pub unit_claim: String,

    /// The claim with the list of groups.
    #[arg(long, value_name = "CLAIM", default_value = "")]
    pub group_claim: String,

    /// The claim with what the organisation's directory (SCIM) calls a person, if that is not `sub`: at Entra ID `oid`.
    #[arg(long, value_name = "CLAIM", default_value = "")]
    pub external_claim: String,

    /// A claim whose values are looked up like those of `acr` and `amr`: at Entra ID `acrs`.
    #[arg(long, value_name = "CLAIM", default_value = "")]
    pub level_claim: String,

    /// What being in a group gives: `experts=prevention`, `leads=prevention (chair)`; may be given several times.
    #[arg(long = "group", value_name = "GROUP=WORKGROUP")]
    pub groups: Vec<String>,
}

impl ProviderAdd {
    /// As the administrators' form has it.
    #[must_use]
    pub fn form(&self) -> ProviderForm {
        ProviderForm {
            organisation: self.organisation.clone(),
            country: self.country.clone(),
            issuer: self.issuer.clone(),
            client_id: self.client_id.clone(),
            scopes: self.scopes.clone(),
            domains: self.domains.join("\n"),
            joining: self.joining.clone(),
            algorithm: self.algorithm.clone(),
            levels: self.levels.join("\n"),
            claim_name: self.name_claim.clone(),
            claim_email: self.email_claim.clone(),
            claim_unit: self.unit_claim.clone(),
            claim_groups: self.group_claim.clone(),
            claim_external: self.external_claim.clone(),
            claim_level: self.level_claim.clone(),
            groups: self.groups.join("\n"),
        }
    }
}

/// A provider that is there.
#[derive(Clone, Debug, Parser)]
pub struct ProviderNamed {
    /// Where the data is.
    #[command(flatten)]
    pub serve: Serve,

    /// The provider's id, or its issuer; `sund provider list` shows both.
    #[arg(value_name = "ID|ISSUER")]
    pub provider: String,
}

/// An issuer that need not be there yet.
#[derive(Clone, Debug, Parser)]
pub struct ProviderIssuer {
    /// The address that people know the site by.
    #[command(flatten)]
    pub serve: Serve,

    /// The issuer, exactly as its discovery document says it.
    #[arg(value_name = "ISSUER")]
    pub issuer: String,
}

/// A token to make.
#[derive(Clone, Debug, Parser)]
pub struct ScimTokenNew {
    /// For which provider.
    #[command(flatten)]
    pub provider: ProviderNamed,

    /// What administrators find the token by, on the provider's page.
    #[arg(long, value_name = "NAME", default_value = "command line")]
    pub name: String,
}
