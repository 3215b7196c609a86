package recto.svg;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a drawing anew with the elements that draw and the attributes that neither run nor load anything. Notes of drawing programs, which
 * have namespaces of their own, are left out as the metadata of other pictures is.
 *
 * @see <a href="https://www.w3.org/TR/SVG2/eltindex.html">SVG 2, element index</a>
 */
final class SvgCleaner {

    static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    private static final Set<String> ELEMENTS = Set
            .of(("a altGlyph altGlyphDef altGlyphItem animate animateColor animateMotion animateTransform circle clipPath "
                    + "color-profile cursor defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix "
                    + "feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR "
                    + "feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight "
                    + "feTile feTurbulence filter font font-face font-face-format font-face-name font-face-src g glyph glyphRef hatch "
                    + "hatchpath hkern image line linearGradient marker mask mesh meshgradient meshpatch meshrow missing-glyph mpath "
                    + "path pattern polygon polyline radialGradient rect set solidcolor stop style svg switch symbol text textPath "
                    + "title tref tspan use view vkern").split(" "));
    private static final Set<String> ANIMATIONS = Set.of("animate", "animateColor", "animateMotion", "animateTransform", "set");
    private static final Set<String> PICTURES = Set.of("image", "feImage");

    private final XMLStreamReader in;
    private final XMLStreamWriter out;
    private final Set<String> takenOut = new TreeSet<>();
    /** The text of a style element so far; null outside of one. Only the whole of it tells what it loads: a comment may part a word. */
    private @Nullable StringBuilder style;
    private boolean isRootWritten;

    SvgCleaner(XMLStreamReader in, XMLStreamWriter out) {
        this.in = in;
        this.out = out;
    }

    /** Copies from the root element, at which the reader is, to its end. @return what was taken out, as its author knows it */
    Set<String> copy() throws XMLStreamException {
        int depth = 0;
        do {
            switch (in.getEventType()) {
                case XMLStreamReader.START_ELEMENT -> {
                    if (isKept()) {
                        start();
                        depth++;
                    } else {
                        skip();
                    }
                }
                case XMLStreamReader.END_ELEMENT -> {
                    end();
                    depth--;
                }
                case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA, XMLStreamReader.SPACE -> text(in.getText());
                case XMLStreamReader.ENTITY_REFERENCE -> takenOut.add("&%s;".formatted(in.getLocalName()));
                default -> {
                    // Comments and processing instructions are not drawn
                }
            }
            if (depth > 0) {
                in.next();
            }
        } while (depth > 0);
        out.flush();
        return takenOut;
    }

    private boolean isKept() {
        String name = in.getLocalName();
        if (!NAMESPACE.equals(in.getNamespaceURI())) {
            if (XHTML.equals(in.getNamespaceURI())) {
                takenOut.add("<%s>".formatted(name));
            }
            return false;
        }
        String changed = in.getAttributeValue(null, "attributeName");
        if (ANIMATIONS.contains(name) && changed != null && changed.strip().toLowerCase(Locale.ROOT).matches("on.*|(.*:)?href|style")) {
            takenOut.add("<%s attributeName=\"%s\">".formatted(name, changed));
            return false;
        }
        // No browser draws what is for one program only, as in the drawings of Illustrator
        boolean isForOneProgram = name.equals("foreignObject") && in.getAttributeValue(null, "requiredExtensions") != null;
        if (!ELEMENTS.contains(name) && !name.equals("metadata") && !isForOneProgram) {
            takenOut.add("<%s>".formatted(name));
        }
        return ELEMENTS.contains(name) && style == null;
    }

    /** Goes to the end of an element with all that is in it. */
    private void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0;) {
            int event = in.next();
            depth += event == XMLStreamReader.START_ELEMENT ? 1 : event == XMLStreamReader.END_ELEMENT ? -1 : 0;
        }
    }

    private void start() throws XMLStreamException {
        out.writeStartElement(in.getLocalName());
        if (!isRootWritten) {
            out.writeAttribute("xmlns", NAMESPACE);
            out.writeAttribute("xmlns:xlink", XLINK);
            isRootWritten = true;
        }
        style = in.getLocalName().equals("style") ? new StringBuilder() : null;
        for (int i = 0; i < in.getAttributeCount(); i++) {
            String namespace = in.getAttributeNamespace(i) == null ? "" : in.getAttributeNamespace(i);
            String name = in.getAttributeLocalName(i);
            String value = in.getAttributeValue(i);
            switch (namespace) {
                case "" -> attribute(name, name, value);
                case XLINK -> attribute("xlink:" + name, name, value);
                case XMLConstants.XML_NS_URI -> attribute("xml:" + name, name, value);
                default -> {
                    // Notes of drawing programs
                }
            }
        }
    }

    private void attribute(String name, String local, String value) throws XMLStreamException {
        if (local.toLowerCase(Locale.ROOT).startsWith("on") || local.equals("ping") || name.equals("xml:base")) {
            takenOut.add(name);
        } else if (local.equals("href")) {
            if (isHarmless(value.replaceAll("[\\p{Cntrl}\\s]", "").toLowerCase(Locale.ROOT))) {
                out.writeAttribute(name, value);
            } else {
                String shown = value.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
                takenOut.add("%s=\"%s\"".formatted(name, shown.length() > 60 ? shown.substring(0, 60) + "..." : shown));
            }
        } else {
            String clean = SvgStyle.mayLoad(local, value) ? SvgStyle.clean(value, takenOut::add) : value;
            if (clean != null) {
                out.writeAttribute(name, clean);
            }
        }
    }

    /** Whether a reference leads to this file, to a picture within it, or, as a link, to a page. */
    private boolean isHarmless(String target) {
        String element = in.getLocalName();
        return target.startsWith("#") || target.isEmpty() || element.equals("a") && target.matches("(https?:|mailto:).*")
                || PICTURES.contains(element) && target.startsWith("data:image/");
    }

    private void text(String text) throws XMLStreamException {
        if (style == null) {
            out.writeCharacters(text);
        } else {
            style.append(text);
        }
    }

    private void end() throws XMLStreamException {
        String clean = style == null ? null : SvgStyle.clean(style.toString(), takenOut::add);
        if (clean != null) {
            out.writeCharacters(clean);
        }
        style = null;
        out.writeEndElement();
    }
}
