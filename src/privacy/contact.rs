//! E-mail addresses and names on social networks.

use super::patterns::AnyOf;
use super::text::Text;
use super::words::{Words, vocabulary, words};

/// Addresses, with the sign or in words, and those of pages, whoever's they are. `Fee @ 5%` and `lunch @ the hub` are none.
const ADDRESSES: [&str; 5] = [
    r"[a-z0-9._%+-]@[a-z]{2,}|[a-z0-9._%+-]{2} ?@ ?[a-z0-9-]+ ?\. ?[a-z]{2,}",
    r"[a-z0-9] ?[(\[{<] ?at ?[)\]}>] ?[a-z]",
    r"\b[a-z0-9._-]+ at [a-z0-9-]+ ?(?:dot|\.|[(\[{]dot[)\]}]) ?(?:com|co|org|net|uk|gov|ac|me|info)\b",
    r"\bhttps?:|\bwww ?\.",
    r"\bmailto\b|\be-?mail ?: ?[a-z]",
];

/// `@name`, and the page of somebody on a network.
const HANDLES: [&str; 3] = [
    r"(?:^|[^a-z0-9])@[a-z_][a-z0-9_.]{2,}",
    r"\b(?:facebook|fb|instagram|twitter|x|tiktok|linkedin|snapchat|youtube)\.com ?/",
    r"\b(?:t|wa|fb)\.me ?/",
];

/// A network and what stands behind its colon, or alone behind it.
const NAMED: [&str; 2] = [
    r"^(?:snapchat|insta|instagram|tiktok|telegram|skype|discord) ([a-z0-9_.-]{3,})$",
    r"\b(?:facebook|fb|instagram|insta|ig|twitter|tiktok|linkedin|snapchat|snap|whatsapp|telegram|discord|skype)(?: (?:handle|name|user|username|id|account))? ?[:=] ?@?([a-z0-9_.-]{3,})",
];

/// What is bought of networks, in the singular.
const NETWORK: &str =
    "ad advert advertising boost campaign follower filter workshop account page session";

#[derive(Debug)]
pub(super) struct Contact {
    addresses: AnyOf,
    handles: AnyOf,
    named: AnyOf,
    vocabulary: Words,
    network: Words,
}

impl Contact {
    pub(super) fn new() -> Contact {
        Contact {
            addresses: AnyOf::new(&ADDRESSES),
            handles: AnyOf::new(&HANDLES),
            named: AnyOf::new(&NAMED),
            vocabulary: words(vocabulary::VOCABULARY),
            network: words(NETWORK),
        }
    }

    /// Whether `text` says where somebody can be written to.
    pub(super) fn is_in(&self, text: &Text) -> bool {
        let small = &text.small;
        self.addresses.found_in(small)
            || self.handles.found_in(small)
            || self.named.groups(small).any(|name| {
                let singular = name.strip_suffix('s').unwrap_or(name);
                !self.vocabulary.contains(name)
                    && !self.vocabulary.contains(singular)
                    && !self.network.contains(singular)
            })
    }
}
