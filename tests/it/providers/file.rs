//! Providers that an operator keeps in a file.

use super::{CHANGE, LIST, kept};
use sund_actions::sso::{self, By, KeptProvider};
use sund_domain::sso::Level;
use sund_tests::{Network, each_database, forms, html};

/// A file of providers, and a server's half that follows it.
struct File {
    folder: std::path::PathBuf,
    room: sund::sso::Sso,
}

impl File {
    fn new(network: &Network) -> Self {
        let folder = std::env::temp_dir().join(format!("sund-providers-{}", network.sund().new_id::<uuid::Uuid>()));
        std::fs::create_dir(&folder).unwrap();
        std::fs::write(folder.join("secret"), "geheim\n").unwrap();
        Self { folder, room: sund::sso::Sso::new(network.sund().clone(), &[15; 32], "http://sund.test").unwrap() }
    }

    async fn says(&self, text: &str) -> Result<usize, String> {
        let path = self.folder.join("providers.toml");
        std::fs::write(&path, text).unwrap();
        self.room.declare(&path).await.map_err(|fault| fault.to_string())
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

const ONE: &str = r#"
[[provider]]
organisation = "Ministry of Justice"
country = "SE"
issuer = "https://idp.justice.se.example"
client_id = "sund"
client_secret_file = "secret"
scopes = ["profile", "email", "groups"]
domains = ["justice.se.example"]
joining = "approval"
[provider.levels]
"urn:mfa" = "substantial"
[provider.mapping]
unit = "department"
groups = "groups"
[provider.mapping.workgroups]
experts = "open-group"
leads = ["open-group (chair)", "closed-group"]
"#;
const OTHER: &str = r#"
[[provider]]
organisation = "Ministry of Justice"
country = "SE"
issuer = "https://other.justice.se.example"
client_id = "sund"
client_secret_env = "PATH"
domains = ["courts.se.example"]
"#;

async fn declared(network: &Network) -> Vec<KeptProvider> {
    let all = sso::all_providers(network.sund(), By::Operator).await.unwrap();
    all.into_iter().filter(|row| row.provider.issuer.ends_with("justice.se.example")).collect()
}

#[test]
fn what_the_file_says_holds() {
    each_database(async |network| {
        let file = File::new(network);
        assert_eq!(file.says(&format!("{ONE}{OTHER}")).await, Ok(2));
        let rows = declared(network).await;
        assert!(rows.len() == 2 && rows.iter().all(|row| row.declared && row.enabled), "{rows:?}");
        assert_eq!(rows[0].provider.organisation, rows[1].provider.organisation, "one organisation, two providers");
        let one = rows.iter().find(|row| row.provider.issuer.contains("//idp.")).unwrap();
        assert_eq!(one.provider.rules.mapping.places(["leads", "experts"]).len(), 2);
        assert_eq!(one.provider.rules.levels.of(["urn:mfa"]), Level::Substantial);
        assert!(one.provider.secret_sealed.is_some());

        // Twice is once.
        network.statements.take();
        assert_eq!(file.says(&format!("{ONE}{OTHER}")).await, Ok(0));
        assert_eq!(network.statements.take_writes(), Vec::<String>::new());
        assert_eq!(declared(network).await, rows);

        // Pages show it and leave it alone.
        let administrator = &network.people.administrator;
        let here = format!("{LIST}/{}", one.provider.id);
        let page = network.get(administrator, &here).await;
        assert!(html::text(&page.body).contains("kept in a file") && page.body.contains("disabled"), "{}", page.body);
        let fields = forms::fields(CHANGE, network, &network.open).unwrap();
        assert_eq!(network.post(administrator, &here, &fields).await.status, 403);
        assert_eq!(declared(network).await, rows);
        let disable = format!("{here}/disable");
        assert_eq!(network.post(administrator, &disable, &[] as &[(&str, &str)]).await.status, 303);
        assert_eq!(file.says(&format!("{ONE}{OTHER}")).await, Ok(1), "the file has the last word");
        assert_eq!(file.says(&format!("{}{OTHER}", ONE.replace("joining", "enabled = false\njoining"))).await, Ok(1));

        // A domain goes from one to the other, and the one that vanishes is disabled.
        let moved = OTHER.replace("\"courts", "\"justice.se.example\", \"courts");
        assert_eq!(file.says(&moved).await, Ok(2));
        let rows = declared(network).await;
        let gone = rows.iter().find(|row| row.provider.issuer.contains("//idp.")).unwrap();
        assert!(!gone.enabled && !gone.declared && gone.domains.is_empty(), "{gone:?}");
        let stays = rows.iter().find(|row| row.provider.issuer.contains("//other.")).unwrap();
        assert_eq!(stays.domains, ["courts.se.example", "justice.se.example"]);
        // And what is of nobody's file is left alone.
        assert!(kept(network, network.provider).await.enabled);
        assert_eq!(file.says("").await, Ok(1));
    });
}

#[test]
fn a_fault_in_the_file_is_one_line_and_changes_nothing() {
    each_database(async |network| {
        let file = File::new(network);
        let mut told = Vec::new();
        for wrong in [
            ONE.replace("country = \"SE\"", "country = \"XX\""),
            ONE.replace("https://idp", "http://idp"),
            ONE.replace("client_secret_file = \"secret\"", "client_secret = \"geheim\""),
            ONE.replace("\"secret\"", "\"nowhere\""),
            ONE.replace("client_secret_file = \"secret\"", "client_secret_env = \"SUND_NO_SUCH_THING\""),
            ONE.replace("substantial", "medium"),
            ONE.replace("(chair)", "(owner)"),
            ONE.replace("justice.se.example\"]", "justice.fi.example\"]"),
            ONE.replace("approval\"", "approval"),
            format!("{OTHER}{ONE}{}", ONE.replace("justice.se.example\"]", "third.example\"]")),
        ] {
            let line = file.says(&wrong).await.unwrap_err();
            assert!(!line.contains('\n') && !line.contains("geheim"), "{line}");
            let begins = format!("SUND_PROVIDERS_FILE (--providers-file): {}/providers.toml: ", file.folder.display());
            told.push(line.strip_prefix(&begins).unwrap_or_else(|| panic!("{line}")).to_owned());
        }
        assert_eq!(declared(network).await, []);
        insta::allow_duplicates! {
            insta::assert_snapshot!(told.join("\n"), @r#"
            provider 1 (https://idp.justice.se.example): country: Please choose one from the list.
            provider 1 (http://idp.justice.se.example): issuer: This is not an issuer: https, a host and a path, with nothing after ? or #.
            line 6: unknown field `client_secret`, expected one of `organisation`, `country`, `issuer`, `client_id`, `client_secret_file`, `client_secret_env`, `scopes`, `domains`, `joining`, `algorithm`, `enabled`, `levels`, `mapping`
            provider 1 (https://idp.justice.se.example): client_secret_file: No such file or directory (os error 2)
            provider 1 (https://idp.justice.se.example): client_secret_env: SUND_NO_SUCH_THING: environment variable not found
            provider 1 (https://idp.justice.se.example): levels: "urn:mfa = medium" cannot be read
            provider 1 (https://idp.justice.se.example): mapping.workgroups: "leads = open-group (owner)" cannot be read
            provider 1 (https://idp.justice.se.example): domains: This is taken.
            line 10: invalid basic string, expected `"`
            provider 3 (https://idp.justice.se.example): issuer: This is taken.
            "#);
        }
    });
}
