package recto.svg;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import recto.image.Original;
import recto.image.PictureException;
import recto.image.PictureRemark;
import recto.image.PictureType;

/**
 * Reads a drawing and its size. It is written anew by {@link SvgCleaner}, in UTF-8 and with the entities that it declares replaced by what
 * they stand for. Whatever is left in it, no browser runs scripts of a picture in a page, and opened by itself it is sent with a
 * Content-Security-Policy that forbids them.
 */
public final class SvgFile {

    private static final Pattern LENGTH = Pattern.compile(
            "\\s*+(\\+?(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:e[+-]?[0-9]{1,3}+)?)\\s*+(px|pt|pc|mm|cm|in|q)?\\s*+",
            Pattern.CASE_INSENSITIVE);
    /** The size that browsers give to a drawing that says nothing of its size. */
    private static final double[] UNKNOWN = {300, 150};

    /** Entities that stand for others can grow without end: so many may there be, and so many characters may they stand for together. */
    private static final int MAX_ENTITIES = 10_000;
    private static final int MAX_EXPANSION = 1_000_000;

    private static final String LIMITS = "http://www.oracle.com/xml/jaxp/properties/";

    private SvgFile() {}

    public static Original read(byte[] bytes) throws PictureException {
        try {
            XMLStreamReader xml = reader(bytes);
            while (xml.next() != XMLStreamReader.START_ELEMENT) {
                // Skip comments, processing instructions and the DOCTYPE
            }
            if (!xml.getLocalName().equals("svg") || !SvgCleaner.NAMESPACE.equals(xml.getNamespaceURI())) {
                throw new PictureException("is no drawing that a browser shows: its first element is not svg in the namespace of SVG",
                        "write <svg xmlns=\"%s\">".formatted(SvgCleaner.NAMESPACE));
            }
            double[] size = size(length(xml.getAttributeValue(null, "width")), length(xml.getAttributeValue(null, "height")),
                    xml.getAttributeValue(null, "viewBox"));
            ByteArrayOutputStream clean = new ByteArrayOutputStream(bytes.length);
            Set<String> takenOut = new SvgCleaner(xml, XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(clean, "UTF-8")).copy();
            while (xml.hasNext()) {
                // What follows the drawing has to be XML too
                xml.next();
            }
            List<PictureRemark> remarks = takenOut.isEmpty() ? List.of() : List.of(PictureRemark.takenOut(takenOut));
            return new Original(PictureType.SVG, rounded(size[0]), rounded(size[1]), 1, clean.toByteArray(), null, remarks);
        } catch (XMLStreamException e) {
            throw PictureException
                    .damaged("it is not XML: " + String.valueOf(e.getMessage()).lines().reduce((first, last) -> last).orElse(""));
        }
    }

    private static XMLStreamReader reader(byte[] bytes) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // Nothing is loaded, whatever the file names
        factory.setXMLResolver((publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
        factory.setProperty(LIMITS + "entityExpansionLimit", MAX_ENTITIES);
        factory.setProperty(LIMITS + "totalEntitySizeLimit", MAX_EXPANSION);
        return factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
    }

    /** A missing side follows from the other side and the proportions of the viewBox. */
    private static double[] size(double width, double height, String viewBox) {
        double[] box = box(viewBox);
        double[] inner = box != null ? box : UNKNOWN;
        if (width > 0 && height > 0) {
            return new double[] {width, height};
        }
        if (width > 0) {
            return new double[] {width, width * inner[1] / inner[0]};
        }
        return height > 0 ? new double[] {height * inner[0] / inner[1], height} : inner;
    }

    private static double @Nullable [] box(String viewBox) {
        String[] parts = viewBox == null ? new String[0] : viewBox.strip().split("[\\s,]+");
        double width = parts.length == 4 ? length(parts[2]) : 0;
        double height = parts.length == 4 ? length(parts[3]) : 0;
        return width > 0 && height > 0 ? new double[] {width, height} : null;
    }

    /** A length in CSS pixels; 0 where it is missing, or depends on the page as a percentage does. */
    private static double length(String value) {
        Matcher length = LENGTH.matcher(value == null ? "" : value);
        if (!length.matches()) {
            return 0;
        }
        double number = Double.parseDouble(length.group(1));
        return number * switch (length.group(2) == null ? "px" : length.group(2).toLowerCase(Locale.ROOT)) {
            case "pt" -> 96 / 72.0;
            case "pc" -> 16;
            case "in" -> 96;
            case "cm" -> 96 / 2.54;
            case "mm" -> 96 / 25.4;
            case "q" -> 96 / 101.6;
            default -> 1;
        };
    }

    private static int rounded(double length) {
        return (int) Math.max(1, Math.min(100_000, Math.round(length)));
    }
}
