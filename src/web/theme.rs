//! The style sheet and the icon in a county's own colours.
//!
//! A colour of ours keeps its luminance and takes the hue of the county's, and its chroma in proportion. Contrast is a
//! matter of luminance alone (WCAG 2.1, relative luminance), so what was legible stays legible with any colour.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use palette::color_difference::Wcag21RelativeContrast;
use palette::{FromColor, IntoColor, LinSrgb, Oklch, Srgb};
use regex::Regex;
use sha2::{Digest, Sha256};

use super::assets;
use crate::config::InterfaceConfig;

/// The colours of the theme that a county may set, by their names in the style sheet; the same as in
/// `assets/theme.config.json`.
const OWN: [(&str, Srgb<u8>); 2] = [("lake", Srgb::new(0x0e, 0x5a, 0x63)), ("ember", Srgb::new(0xb4, 0x53, 0x2a))];

/// The light dot of the icon.
const ICON_DOT: Srgb<u8> = Srgb::new(0xf2, 0xa4, 0x77);

/// A step of a colour scale, such as `--ds-color-lake-text-subtle: #20666f`.
static STEP: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(--ds-color-(lake|ember)-[a-z-]+:\s*)#([0-9a-f]{6})\b").expect("the pattern is fixed")
});

/// What the pages look like: the assets that were recoloured, by their plain names.
#[derive(Clone, Debug, Default)]
pub struct Theme(Arc<Vec<Asset>>);

#[derive(Debug)]
struct Asset {
    name: &'static str,
    /// Its address, with the checksum of what it holds.
    address: String,
    text: String,
}

impl Theme {
    /// Makes the theme of the settings; nothing is recoloured where they set no colour.
    pub fn of(interface: &InterfaceConfig) -> Self {
        let set = [interface.colour, interface.accent_colour];
        if set == [None, None] {
            return Self::default();
        }
        let [lake, ember] = [0, 1].map(|which| Recolouring::new(OWN[which].1, set[which].unwrap_or(OWN[which].1)));
        let recoloured = |hex: &str, recolouring: &Recolouring| {
            hex.parse().map_or_else(|_| format!("#{hex}"), |colour| format!("#{:x}", recolouring.apply(colour)))
        };
        let style = STEP.replace_all(assets::text("app.css"), |step: &regex::Captures<'_>| {
            let recolouring = if &step[2] == "lake" { &lake } else { &ember };
            format!("{}{}", &step[1], recoloured(&step[3], recolouring))
        });
        let icon = [(OWN[0].1, &lake), (ICON_DOT, &ember)].into_iter().fold(
            Cow::Borrowed(assets::text("icon.svg")),
            |icon, (colour, recolouring)| {
                icon.replace(&format!("#{colour:x}"), &format!("#{:x}", recolouring.apply(colour))).into()
            },
        );
        Self(Arc::new(vec![Asset::new("app.css", style), Asset::new("icon.svg", icon)]))
    }

    /// Returns the address of an asset by its plain name.
    pub fn address(&self, name: &str) -> &str {
        let recoloured = self.0.iter().find(|asset| asset.name == name);
        recoloured.map_or_else(|| assets::address(name), |asset| &asset.address)
    }

    /// Returns a recoloured asset by the last part of its address.
    pub fn text(&self, file: &str) -> Option<&str> {
        let found = self.0.iter().find(|asset| asset.address.ends_with(file) && file.starts_with(stem(asset.name)));
        found.map(|asset| asset.text.as_str())
    }
}

impl Asset {
    fn new(name: &'static str, text: Cow<'_, str>) -> Self {
        let sum = Sha256::digest(text.as_bytes());
        let sum: String = sum.iter().take(4).map(|byte| format!("{byte:02X}")).collect();
        let ending = name.rsplit('.').next().unwrap_or_default();
        Self { name, address: format!("/assets/{}.{sum}.{ending}", stem(name)), text: text.into_owned() }
    }
}

fn stem(name: &str) -> &str {
    name.split('.').next().unwrap_or(name)
}

/// How colours of one of our scales become a county's.
struct Recolouring {
    hue: f32,
    /// How much stronger its colour is than ours.
    strength: f32,
    /// Whether anything changes.
    is_ours: bool,
}

impl Recolouring {
    fn new(ours: Srgb<u8>, theirs: Srgb<u8>) -> Self {
        let [own, set] = [ours, theirs].map(|colour| Oklch::from_color(colour.into_format::<f32>()));
        Self { hue: set.hue.into_inner(), strength: set.chroma / own.chroma, is_ours: ours == theirs }
    }

    fn apply(&self, colour: Srgb<u8>) -> Srgb<u8> {
        if self.is_ours {
            return colour;
        }
        let linear: LinSrgb = colour.into_linear();
        let chroma = Oklch::from_color(colour.into_format::<f32>()).chroma * self.strength;
        let sought = linear.relative_luminance().luma;
        // Luminance grows with lightness, also of what had to be brought back into the gamut.
        let (mut low, mut high) = (0.0_f32, 1.0_f32);
        for _ in 0..24 {
            let middle = (low + high) / 2.0;
            if self.at(middle, chroma).relative_luminance().luma < sought { low = middle } else { high = middle }
        }
        let found: Srgb = Srgb::from_linear(self.at(high, chroma));
        found.into_format()
    }

    fn at(&self, lightness: f32, chroma: f32) -> LinSrgb {
        let colour: LinSrgb = Oklch::new(lightness, chroma, self.hue).into_color();
        LinSrgb::new(colour.red.clamp(0.0, 1.0), colour.green.clamp(0.0, 1.0), colour.blue.clamp(0.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::path::Path;

    use proptest::prelude::*;

    use super::*;
    use crate::config::Config;

    fn theme(colour: Option<Srgb<u8>>) -> Theme {
        let mut interface = Config::for_tests(Path::new("unused")).interface;
        interface.colour = colour;
        Theme::of(&interface)
    }

    /// The steps of a scale in a style sheet, in each scheme: light first.
    fn steps(style: &str) -> Vec<HashMap<String, Srgb<u8>>> {
        let mut schemes: Vec<HashMap<String, Srgb<u8>>> = vec![HashMap::new()];
        for step in STEP.captures_iter(style) {
            let name = step[1].trim_end_matches([':', ' ']).to_owned();
            if schemes.last().is_some_and(|scheme| scheme.contains_key(&name)) {
                schemes.push(HashMap::new());
            }
            schemes.last_mut().expect("one is always there").insert(name, step[3].parse().expect("six digits"));
        }
        schemes
    }

    fn contrast(one: Srgb<u8>, other: Srgb<u8>) -> f32 {
        let [one, other]: [LinSrgb; 2] = [one.into_linear(), other.into_linear()];
        one.relative_contrast(other)
    }

    #[test]
    fn without_a_colour_of_its_own_a_county_has_ours() {
        let theme = theme(None);
        assert_eq!(theme.address("app.css"), assets::address("app.css"));
        assert_eq!(theme.text("app.css"), None);
    }

    #[test]
    fn a_colour_changes_style_sheet_and_icon_but_not_the_other_scales() {
        let plum = theme(Some(Srgb::new(0x7a, 0x1f, 0x6b)));
        let (address, ours) = (plum.address("app.css"), assets::text("app.css"));
        assert_ne!(address, assets::address("app.css"));
        let style = plum.text(address.rsplit('/').next().unwrap()).unwrap();
        assert_eq!(style.len(), ours.len());
        let (new, old) = (&steps(style)[0], &steps(ours)[0]);
        assert_ne!(new["--ds-color-lake-base-default"], old["--ds-color-lake-base-default"]);
        assert_eq!(new["--ds-color-ember-base-default"], old["--ds-color-ember-base-default"]);
        assert_ne!(plum.address("icon.svg"), assets::address("icon.svg"));
    }

    #[test]
    fn our_own_colour_stands_in_icon_and_style_sheet() {
        // Else a change of `theme.config.json` would leave a county's colour without effect.
        for (_, colour) in OWN {
            assert!(assets::text("app.css").contains(&format!("#{colour:x}")));
        }
        assert!(assets::text("icon.svg").contains(&format!("#{:x}", OWN[0].1)));
        assert!(assets::text("icon.svg").contains(&format!("#{ICON_DOT:x}")));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn what_is_legible_in_our_colours_is_so_in_any(red: u8, green: u8, blue: u8) {
            let recoloured = theme(Some(Srgb::new(red, green, blue)));
            let file = recoloured.address("app.css").rsplit('/').next().unwrap().to_owned();
            for (new, old) in steps(recoloured.text(&file).unwrap_or_default()).iter().zip(&steps(assets::text("app.css"))) {
                for (one, other) in old.keys().flat_map(|one| old.keys().map(move |other| (one, other))) {
                    let (was, is) = (contrast(old[one], old[other]), contrast(new[one], new[other]));
                    // Rounding to 256 shades moves dark colours most.
                    prop_assert!((is / was - 1.0).abs() < 0.06, "{one} on {other}: {was} became {is}");
                }
            }
        }
    }
}
