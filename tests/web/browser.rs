//! A reader's browser: keeps cookies, sends forms, follows one redirection at a time.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::ConnectInfo;
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, HeaderName, Method, Request, StatusCode};
use ilmiotutka::access::{self, Email, Password, PasswordHasher, Role};
use ilmiotutka::app::{self, App};
use ilmiotutka::config::Config;
use ilmiotutka::web::{self, StampKey};
use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;
use tower::ServiceExt;

pub const EMAIL: &str = "aino@example.fi";
pub const PASSWORD: &str = "oikea hevonen paristo";

/// The service on an empty database, and a browser that looks at it.
pub struct Browser {
    pub app: App,
    router: Router,
    cookies: BTreeMap<String, String>,
    /// From where its connections come, and what proxies say of it.
    peer: Option<SocketAddr>,
    forwarded: Option<String>,
    _data_dir: TempDir,
}

/// What the service answered.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    /// Returns the body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("pages are UTF-8")
    }

    /// Returns where a redirection leads.
    pub fn location(&self) -> &str {
        self.header(LOCATION)
    }

    /// Returns a header's value.
    pub fn header(&self, name: HeaderName) -> &str {
        self.headers[name].to_str().expect("headers are ASCII")
    }

    /// Returns the value of the page's form token.
    pub fn csrf(&self) -> &str {
        let (_, rest) = self.text().split_once(r#"name="csrf" value=""#).expect("the page has a form");
        rest.split_once('"').expect("the attribute ends").0
    }
}

impl Browser {
    /// Opens a browser on a fresh service.
    pub async fn open() -> Self {
        Self::open_with(|_| {}).await
    }

    /// Opens a browser on a fresh service with other settings.
    pub async fn open_with(change: impl FnOnce(&mut Config)) -> Self {
        let data_dir = tempfile::tempdir().expect("a temporary directory can be made");
        let mut config = Config::for_tests(data_dir.path());
        change(&mut config);
        let app = app::build(config).await.expect("the service starts on an empty directory");
        Self {
            router: web::router(app.clone()),
            app,
            cookies: BTreeMap::new(),
            peer: None,
            forwarded: None,
            _data_dir: data_dir,
        }
    }

    /// Opens a browser of somebody signed in.
    pub async fn open_signed_in() -> Self {
        Self::open_signed_in_as(Role::Member).await
    }

    /// Opens a browser of somebody in a role.
    pub async fn open_signed_in_as(role: Role) -> Self {
        Self::open_signed_in_with(role, |_| {}).await
    }

    /// Opens a browser of somebody in a role on a service with other settings.
    pub async fn open_signed_in_with(role: Role, change: impl FnOnce(&mut Config)) -> Self {
        let mut browser = Self::open_with(change).await;
        browser.add_account_as(role).await;
        let form = browser.get("/sign-in").await;
        let answer = browser.post("/sign-in", &form, &[("email", EMAIL), ("password", PASSWORD)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        browser
    }

    /// Adds Aino's account.
    pub async fn add_account(&self) -> access::User {
        self.add_account_as(Role::Member).await
    }

    async fn add_account_as(&self, role: Role) -> access::User {
        let account = (Email::parse(EMAIL).unwrap(), "Aino Laine", role);
        let password = Password::parse(PASSWORD).unwrap();
        access::add_user(&self.app.store, &PasswordHasher::for_tests(), account, Some(password), Timestamp::now())
            .await
            .unwrap()
    }

    /// Lets the next requests come from an address, with what `X-Forwarded-For` says.
    pub fn come_from(&mut self, peer: &str, forwarded: Option<&str>) {
        let address: IpAddr = peer.parse().expect("an address");
        self.peer = Some(SocketAddr::new(address, 50_000));
        self.forwarded = forwarded.map(str::to_owned);
    }

    /// Opens an address.
    pub async fn get(&mut self, address: &str) -> Answer {
        self.get_with(address, &[]).await
    }

    /// Opens an address with headers.
    pub async fn get_with(&mut self, address: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::builder().method(Method::GET).uri(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Sends a form of a page with the page's token.
    pub async fn post(&mut self, address: &str, page: &Answer, fields: &[(&str, &str)]) -> Answer {
        let csrf = page.csrf().to_owned();
        let stamp = self.stamp(&csrf, SignedDuration::from_mins(1)).await;
        let mut all = vec![("csrf", csrf.as_str())];
        // People read the open form before they send it.
        if address == "/" || address.starts_with("/campaigns/") {
            all.push(("stamp", &stamp));
        }
        all.extend_from_slice(fields);
        self.post_plain(address, &all).await
    }

    /// Makes the stamp of the open form as it was shown so long ago.
    pub async fn stamp(&self, csrf: &str, age: SignedDuration) -> String {
        let key = StampKey::of(&self.app.store).await.expect("the database answers");
        key.stamp(csrf, Timestamp::now() - age)
    }

    /// Sends a form as it is given.
    pub async fn post_plain(&mut self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        let request = Request::builder()
            .method(Method::POST)
            .uri(address)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(pairs.join("&")))
            .unwrap();
        self.send(request).await
    }

    /// Sends a file with a form of a page.
    pub async fn upload(&mut self, page: &Answer, mapping: &str, (name, content): (&str, &[u8])) -> Answer {
        const EDGE: &str = "edge-of-a-part";
        let mut body = Vec::new();
        for (field, value) in [("csrf", page.csrf()), ("mapping", mapping)] {
            let part = format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let head = format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(format!("\r\n--{EDGE}--\r\n").as_bytes());
        let request = Request::builder()
            .method(Method::POST)
            .uri("/app/imports")
            .header(CONTENT_TYPE, format!("multipart/form-data; boundary={EDGE}"))
            .body(Body::from(body))
            .unwrap();
        self.send(request).await
    }

    /// Calls the API, as nobody without a token.
    pub async fn call(&mut self, method: Method, address: &str, token: Option<&str>) -> Answer {
        let mut request = Request::builder().method(method).uri(address).header(CONTENT_TYPE, "application/json");
        if let Some(token) = token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        self.send(request.body(Body::from("{}")).unwrap()).await
    }

    /// Keeps a cookie as if the service had set it.
    pub fn keep_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// Becomes a new reader.
    pub fn forget_cookies(&mut self) {
        self.cookies.clear();
    }

    /// Sends a request.
    pub async fn send(&mut self, mut request: Request<Body>) -> Answer {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request.headers_mut().insert(COOKIE, cookies.join("; ").parse().unwrap());
        }
        if let Some(peer) = self.peer {
            request.extensions_mut().insert(ConnectInfo(peer));
        }
        if let Some(forwarded) = &self.forwarded {
            request.headers_mut().insert("x-forwarded-for", forwarded.parse().unwrap());
        }
        let response = self.router.clone().oneshot(request).await.expect("the router always answers");
        for cookie in response.headers().get_all(SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await.expect("the body can be read");
        Answer { status: parts.status, headers: parts.headers, body }
    }
}

fn encoded(value: &str) -> String {
    value
        .bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
