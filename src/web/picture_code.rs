//! A text as a picture of squares that a telephone's camera reads (QR code, ISO/IEC 18004).

use qrcode::QrCode;
use qrcode::render::svg;

use super::WebError;

/// Draws a text as an SVG element that may stand within a page.
///
/// # Errors
///
/// When the text is too long for such a picture.
pub fn svg(text: &str) -> Result<String, WebError> {
    let code = QrCode::new(text).map_err(anyhow::Error::from)?;
    let picture = code.render::<svg::Color<'_>>().min_dimensions(200, 200).build();
    // An XML declaration has no place within a page.
    Ok(picture.find("<svg").map_or(String::new(), |start| picture[start..].to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_may_stand_within_a_page() {
        let picture = svg("https://tutka.example.fi/campaigns/syyskysely").unwrap();
        assert!(picture.starts_with("<svg") && picture.ends_with("</svg>"));
        assert!(svg(&"x".repeat(5000)).is_err());
    }
}
