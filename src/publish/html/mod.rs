//! The look that every page has in common: `base.html` is the frame that a page's own template
//! extends, `style.css` the one style sheet, which each page carries in itself, so that a page can
//! be sent by itself and needs no network.
//!
//! Templates escape what they show, so no text from a spreadsheet becomes markup. A page has no script.
