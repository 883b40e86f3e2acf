//! A real provider of OpenID Connect on loopback (npm's oidc-provider), and somebody who signs in there.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdin, Command, Stdio};

use axum::http::header::{COOKIE, LOCATION, SET_COOKIE};
use serde_json::Value;

/// More pages than any sign-in has.
const MOST_STEPS: usize = 12;

/// A provider that ends with this.
pub struct Provider {
    pub issuer: String,
    child: Child,
    _input: ChildStdin,
}

impl Provider {
    /// Starts a provider that knows people by what they type as their name there, with their claims.
    pub fn start(people: &Value, redirect: &str, claims_in_token: bool) -> Self {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oidc");
        let is_there = std::path::Path::new(folder).join("node_modules/oidc-provider").is_dir();
        assert!(is_there, "the provider is missing: npm ci --prefix tests/oidc");
        let mut command = Command::new("node");
        command.arg(format!("{folder}/provider.js")).args([redirect, &people.to_string()]);
        if claims_in_token {
            command.arg("claims-in-token");
        }
        let pipes = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = pipes.spawn().expect("Node.js starts");
        let input = child.stdin.take().expect("it has an input");
        let mut lines = BufReader::new(child.stdout.take().expect("it has an output")).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| line.parse::<u16>().ok());
        let issuer = format!("http://127.0.0.1:{}", port.expect("the provider tells its port"));
        // It goes on talking; a closed pipe would end it.
        std::thread::spawn(move || lines.for_each(drop));
        Self { issuer, child, _input: input }
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Signs in at the provider as somebody, as a browser does, and returns the address to which it leads back; `None` for
/// somebody who breaks it off.
pub async fn sign_in(address: &str, back: &str, login: Option<&str>) -> String {
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let mut cookies = BTreeMap::new();
    let (mut next, mut form) = (reqwest::Url::parse(address).unwrap(), None);
    for _ in 0..MOST_STEPS {
        let request = match form.take() {
            Some(form) => {
                client.post(next.clone()).header("content-type", "application/x-www-form-urlencoded").body(form)
            }
            None => client.get(next.clone()),
        };
        let pairs: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let response = request.header(COOKIE, pairs.join("; ")).send().await.unwrap();
        for cookie in response.headers().get_all(SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap_or_default();
            let (name, value) = pair.split_once('=').expect("a cookie has a value");
            cookies.insert(name.to_owned(), value.to_owned());
        }
        if let Some(location) = response.headers().get(LOCATION) {
            next = next.join(location.to_str().unwrap()).unwrap();
            if next.as_str().starts_with(back) {
                return next.to_string();
            }
            continue;
        }
        let page = response.text().await.unwrap();
        let between = |before: &str, after: &str| {
            page.split_once(before).and_then(|(_, rest)| rest.split_once(after)).map(|(text, _)| text.to_owned())
        };
        let Some(login) = login else {
            next = next.join(&format!("{}/abort", next.path())).unwrap();
            continue;
        };
        let action = between("action=\"", "\"").unwrap_or_else(|| panic!("a page without a form: {page}"));
        next = next.join(&action).unwrap();
        form = Some(match page.contains(r#"value="login""#) {
            true => format!("prompt=login&login={login}&password=x"),
            false => "prompt=consent".to_owned(),
        });
    }
    panic!("the provider does not lead back");
}
