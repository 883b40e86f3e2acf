//! The settings of the HTTP server as checked.

use std::net::{IpAddr, SocketAddr};

use ipnet::IpNet;

use super::check::{ConfigError, fault, one_of, web_address};
use super::settings::ServerSettings;

/// Who is believed unless set otherwise: a proxy on the same machine.
const LOOPBACK: [&str; 2] = ["127.0.0.0/8", "::1"];

/// The HTTP server.
#[derive(Clone, Debug)]
pub struct ServerConfig {
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// The address that readers type, without a slash at the end.
    pub public_url: String,
    /// Address and port of the metrics page.
    pub metrics_listen: Option<SocketAddr>,
    /// The proxies whose word on the client's address is taken.
    pub trusted_proxies: Vec<IpNet>,
    /// The header in which they tell it.
    pub forwarded_header: ForwardedHeader,
    /// The sites that may show the open form within their pages.
    pub embed_origins: Vec<String>,
}

impl ServerConfig {
    /// Tells whether a page that asks to be shown within another site may be; `asked` is empty where it does not ask.
    pub fn may_embed(&self, asked: &str) -> bool {
        !asked.is_empty() && !self.embed_origins.is_empty()
    }

    /// Tells whether readers come over TLS, so that cookies may be restricted to it.
    pub fn is_secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

coded!(
    /// The header in which a proxy tells the client's address. One alone is read: a proxy adds to the one that it knows
    /// and hands the other on as the client wrote it.
    ForwardedHeader {
        /// `X-Forwarded-For`, which most proxies write.
        XForwardedFor = "x-forwarded-for",
        /// `Forwarded` (RFC 7239).
        Forwarded = "forwarded",
    }
);

impl ForwardedHeader {
    /// Returns the header's name.
    pub const fn name(self) -> &'static str {
        self.code()
    }
}

/// Checks the `[server]` table.
pub(super) fn server(settings: ServerSettings) -> Result<ServerConfig, ConfigError> {
    let listen = address("server.listen", settings.listen.as_deref().unwrap_or("127.0.0.1:8080"))?;
    let metrics_listen = settings.metrics_listen.as_deref();
    let metrics_listen = metrics_listen.map(|text| address("server.metrics_listen", text)).transpose()?;
    let trusted = settings.trusted_proxies.unwrap_or_else(|| LOOPBACK.map(str::to_owned).to_vec());
    let embed_origins = settings.embed_origins.unwrap_or_default();
    let known = [ForwardedHeader::XForwardedFor.code(), ForwardedHeader::Forwarded.code()];
    let forwarded_header = one_of("server.forwarded_header", settings.forwarded_header, &known)?;
    Ok(ServerConfig {
        listen,
        public_url: public_url(settings.public_url, listen)?,
        metrics_listen,
        trusted_proxies: trusted.iter().map(|text| net(text)).collect::<Result<_, _>>()?,
        embed_origins: embed_origins.into_iter().map(origin).collect::<Result<_, _>>()?,
        forwarded_header: ForwardedHeader::from_code(&forwarded_header).expect("it is one of the two above"),
    })
}

/// Reads an address or a net; not all addresses there are, for then anybody could claim to be anybody.
fn net(text: &str) -> Result<IpNet, ConfigError> {
    let net = text.parse::<IpNet>().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
    net.ok().filter(|net| net.prefix_len() > 0).ok_or_else(|| {
        fault("server.trusted_proxies", text, "must be an address or a net of proxies, such as 10.0.0.0/8")
    })
}

/// Reads the origin of a site: scheme and host, nothing behind it.
fn origin(text: String) -> Result<String, ConfigError> {
    let url = reqwest::Url::parse(&text).ok().filter(|url| ["http", "https"].contains(&url.scheme()));
    match url.map(|url| url.origin().ascii_serialization()) {
        Some(origin) if origin == text => Ok(origin),
        _ => Err(fault(
            "server.embed_origins",
            text,
            "must be sites such as https://www.example.fi, without a slash at the end",
        )),
    }
}

fn address(key: &'static str, text: &str) -> Result<SocketAddr, ConfigError> {
    text.parse().map_err(|_| fault(key, text, "must be an address and a port, such as 127.0.0.1:8080"))
}

fn public_url(url: Option<String>, listen: SocketAddr) -> Result<String, ConfigError> {
    match url {
        Some(url) => web_address("server.public_url", url),
        None => Ok(format!("http://{listen}")),
    }
}
