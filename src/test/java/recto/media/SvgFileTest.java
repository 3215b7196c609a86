package recto.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recto.image.PictureException;
import recto.image.PictureType;

class SvgFileTest {

    private static final String START = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='60' height='40'>";

    private final PictureMaker maker = new PictureMaker();

    // ---- every way to write one ----

    @Test
    void theEntitiesThatADrawingDeclaresAreReplaced() throws PictureException {
        String illustrator = """
                <?xml version="1.0" encoding="utf-8"?>
                <!-- Made by a drawing program -->
                <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
                    <!ENTITY ns_svg "http://www.w3.org/2000/svg"> <!ENTITY ns_xlink "http://www.w3.org/1999/xlink"> <!ENTITY ns_x "http://ns.example.org/x">
                    <!ENTITY red "fill:#f00"> <!ENTITY shape "<rect width='5' height='6'/>">
                ]>
                <svg xmlns="&ns_svg;" xmlns:xlink="&ns_xlink;" xmlns:x="&ns_x;" width="60" height="40" x:layers="2"><x:note/>
                <switch><foreignObject requiredExtensions="&ns_x;"><x:data/></foreignObject><g style="&red;">&shape;</g></switch></svg>
                """;
        assertEquals("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"60\" height=\"40\">\n"
                + "<switch><g style=\"fill:#f00\"><rect width=\"5\" height=\"6\"></rect></g></switch></svg>", clean(illustrator));
        assertTrue(maker.remark(bytes(illustrator)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1"})
    void aDrawingMayHaveAnyEncoding(String encoding) throws PictureException {
        String svg = "<?xml version='1.0' encoding='%s'?>%s<text>\u00FC</text></svg>".formatted(encoding, START);
        String mark = encoding.endsWith("E") ? "\uFEFF" : "";
        assertSize(60, 40, (mark + svg).getBytes(Charset.forName(encoding)));
        assertSize(60, 40, svg.getBytes(Charset.forName(encoding)));
        assertTrue(new String(maker.make(svg.getBytes(Charset.forName(encoding))).files().get(0).bytes(), StandardCharsets.UTF_8)
                .contains(">\u00FC<"));
    }

    @Test
    void whatComesBeforeADrawingMayBeLong() throws PictureException {
        assertSize(60, 40, bytes("<?xml version='1.0'?>\n<!-- " + "a word ".repeat(3000) + "-->\n<?a b?>" + START + "</svg>"));
        assertSize(60, 40, bytes("\uFEFF" + START + "</svg>"));
        assertSize(60, 40, bytes("\n\n  " + START + "</svg>"));
        assertSize(60, 40, bytes("<!DOCTYPE svg>" + START + "</svg>"));
        assertSize(60, 40, bytes("<!DOCTYPE svg SYSTEM 'file:///etc/passwd'>" + START + "</svg>"));
        assertSize(60, 40, bytes("<v:svg xmlns:v='http://www.w3.org/2000/svg' width='60' height='40'><v:g/></v:svg>"));
    }

    @Test
    void anEntityOfAnotherFileIsNotRead() throws PictureException {
        String file = getClass().getResource("SvgFileTest.class").toString();
        for (String entity : List.of("<!ENTITY e SYSTEM '%s'>", "<!ENTITY %% e SYSTEM '%s'> %%e;", "<!ENTITY e PUBLIC 'x' '%s'>")) {
            byte[] svg = bytes("<!DOCTYPE svg [%s]>%s<text>(%s)</text></svg>".formatted(entity.formatted(file), START,
                    entity.contains("%%") ? "" : "&e;"));
            assertTrue(clean(svg).contains("<text>()</text>"), () -> clean(svg));
        }
    }

    @Test
    void entitiesThatGrowWithoutEndAreRefused() {
        StringBuilder entities = new StringBuilder("<!ENTITY e0 'a word'>");
        for (int i = 1; i < 20; i++) {
            entities.append("<!ENTITY e%d '%s'>".formatted(i, "&e%d;".formatted(i - 1).repeat(10)));
        }
        String svg = "<!DOCTYPE svg [%s]>%s<text>&e19;</text></svg>".formatted(entities, START);
        assertTrue(
                assertThrows(PictureException.class, () -> maker.make(bytes(svg))).getMessage().startsWith("is damaged (it is not XML: "));
        String itself = "<!DOCTYPE svg [<!ENTITY a '&b;'><!ENTITY b '&a;'>]>%s<text>&a;</text></svg>".formatted(START);
        assertThrows(PictureException.class, () -> maker.make(bytes(itself)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<g>", "</svg><svg/>", "<g/></g></svg>", "<text>&nothing;</text></svg>", "<g a='1' a='2'/></svg>",
            "<x:g/></svg>"})
    void whatIsNotWellFormedIsDamaged(String rest) {
        assertThrows(PictureException.class, () -> maker.make(bytes(START + rest)));
    }

    // ---- what must not be in one ----

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "<script>alert(1)</script>|<script>",
            "<script href='a.js'/>|<script>",
            "<x:script xmlns:x='http://www.w3.org/2000/svg'>alert(1)</x:script>|<script>",
            "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>|<script>",
            "<g onload='alert(1)'/>|onload",
            "<g onClick='alert(1)'/>|onClick",
            "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>|<foreignObject>",
            "<a href='javascript:alert(1)'/>|href=\"javascript:alert(1)\"",
            "<a xlink:href=' java&#10;script:alert(1)'/>|xlink:href=\"java script:alert(1)\"",
            "<a href='data:text/html,x'/>|href=\"data:text/html,x\"",
            "<image href='https://example.org/a.png'/>|href=\"https://example.org/a.png\"",
            "<image xlink:href='other.png'/>|xlink:href=\"other.png\"",
            "<image href='data:text/html,x'/>|href=\"data:text/html,x\"",
            "<use href='other.svg#a'/>|href=\"other.svg#a\"",
            "<use href='data:image/svg+xml,x#a'/>|href=\"data:image/svg+xml,x#a\"",
            "<feImage href='//example.org/a.png'/>|href=\"//example.org/a.png\"",
            "<animate attributeName='href' to='javascript:alert(1)'/>|<animate attributeName=\"href\">",
            "<set attributeName='xlink:href' to='https://example.org'/>|<set attributeName=\"xlink:href\">",
            "<set attributeName=' onclick' to='alert(1)'/>|<set attributeName=\" onclick\">",
            "<style>@import 'https://example.org/a.css';</style>|@import",
            "<style>@import url(https://example.org/a.css) screen;</style>|@import",
            "<style>@font-face { src: url('https://example.org/a.woff') }</style>|url(https://example.org/a.woff)",
            "<style>@imp<!-- -->ort 'https://example.org/a.css';</style>|@import",
            "<style>@\\69mport 'https://example.org/a.css';</style>|@import",
            "<style>g { fill: u\\72l(https://example.org/a.svg#a) }</style>|url(https://example.org/a.svg#a)",
            "<style>a{content:'/*'} g{fill:u\\72l(https://example.org/)} b{content:'*/'}</style>|url(https://example.org/)",
            "<style>x{y:\\/*} @\\69mport 'https://example.org/a.css'; /**/</style>|@import",
            "<style>a{b:'&#10;c:url(https://example.org/)'}</style>|url(https://example.org/)",
            "<g style='a:\\/*;fill:u\\72l(https://example.org/);/**/'/>|url(https://example.org/)",
            "<g style='fill:url(https://example.org/'/>|url(https://example.org/)",
            "<g style='fill:url (\"https://example.org/\")'/>|url(https://example.org/)",
            "<g style='fill:url(&#35;a;https://example.org/'/>|url(#a;https://example.org/)",
            "<g style='behavior: url(#a)'/>|CSS that loads something",
            "<style>g { fill: image-set('https://example.org/a.png' 1x) }</style>|CSS that loads something",
            "<style><g/>g { fill: url(https://example.org/) }</style>|url(https://example.org/)",
            "<g style='fill: url(https://example.org/a.svg#a)'/>|url(https://example.org/a.svg#a)",
            "<g filter='url(other.svg#a)'/>|url(other.svg#a)",
            "<g mask='URL( \"//example.org/a.svg#a\" )'/>|url(//example.org/a.svg#a)",
            "<g xml:base='https://example.org/'/>|xml:base",
            "<iframe src='https://example.org/'/>|<iframe>",
            "<audio href='https://example.org/'/>|<audio>",
            "<handler type='text/javascript'>alert(1)</handler>|<handler>"})
    void whatCouldRunOrLoadSomethingIsTakenOutAndTold(String part, String told) throws PictureException {
        byte[] svg = bytes(START + part + "<rect width='1'/></svg>");
        String clean = clean(svg);
        assertTrue(clean.contains("<rect width=\"1\"></rect>"), clean);
        String rest = clean.replace("xmlns=\"http://www.w3.org/2000/svg\"", "").replace("http://www.w3.org/1999/xlink", "");
        assertFalse(rest.matches(
                "(?is).*(script|alert|example\\.org|other\\.|@import|onclick|onload|<iframe|<audio|text/html|foreignObject|data:).*"),
                clean);
        assertEquals("is served without what could run or load something: " + told, maker.remark(svg).orElseThrow().message());
    }

    @Test
    void aCommentIsNotRead() throws PictureException {
        byte[] svg = bytes(START + "<style>/* see url(x.png) */ g { fill: red }</style></svg>");
        assertTrue(clean(svg).contains("g { fill: red }"));
        assertTrue(maker.remark(svg).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"url(", "url(  ", "url(\"", "@import ", "@import url(", "/*", "\\", "'", "image (", "a{b:c} "})
    void aLongStyleIsReadInTimeThatGrowsWithItsLength(String part) throws PictureException {
        assertTrue(
                clean(bytes(START + "<style>" + part + " ".repeat(200_000) + part.repeat(50_000) + "</style><g/></svg>")).contains("<g>"));
        assertTrue(clean(bytes(START + "<g style='" + part.replace("'", "&apos;").repeat(50_000) + "'/></svg>")).contains("<g"));
    }

    @ParameterizedTest
    @CsvSource({"1e3, 5e2, 1000, 500", "+60., .5e2PX, 60, 50"})
    void aLengthIsWrittenInAnyFormOfANumber(String width, String height, int shownWidth, int shownHeight) throws PictureException {
        assertSize(shownWidth, shownHeight,
                bytes("<svg xmlns='http://www.w3.org/2000/svg' width='%s' height='%s'/>".formatted(width, height)));
    }

    @Test
    void anAttributeThatADoctypeAddsIsTakenOutToo() throws PictureException {
        String clean = clean("<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'alert(1)'> <!ENTITY run '<script>alert(1)</script>'>]>" + START
                + "&run;</svg>");
        assertFalse(clean.contains("alert"), clean);
    }

    @Test
    void ofManyThingsThatAreTakenOutTheFirstAreNamed() throws PictureException {
        byte[] svg = bytes(START + "<g on1='' on2='' on3='' on4='' on5='' on6='' on7=''/></svg>");
        assertTrue(maker.remark(svg).orElseThrow().message().endsWith(": on1, on2, on3, on4, on5 and 2 more"));
    }

    // ---- what stays ----

    @ParameterizedTest
    @ValueSource(strings = {"<use href='#a'/>", "<use xlink:href='#a'/>", "<g fill='url(#a)' style='stroke: url(\"#b\"); mask: url(#c)'/>",
            "<image href='data:image/png;base64,AAAA'/>",
            "<a href='https://example.org/'><text>x</text></a>",
            "<style>g > a { fill: red } @font-face { src: url(data:font/woff2;base64,AAAA) }</style>",
            "<style>g::after { content: 'url(x) @import /*' } @media print { g { fill: none } }</style>",
            "<g data-name='C:\\url(x)' id='url(x)'/>",
            "<style><![CDATA[g > a { fill: red }]]></style>", "<animate attributeName='fill' values='red;blue'/>",
            "<text xml:space='preserve' xml:lang='de'>  a &lt; b &amp; c</text>",
            "<g aria-label='image (of me)' id='src' data-name='on'/>", "<path d='M0 0h1v1z'/>",
            "<title>A drawing</title><desc>of script</desc>", "<switch><g systemLanguage='de'/></switch>",
            "<filter id='a'><feGaussianBlur stdDeviation='2'/></filter>"})
    void whatDrawsStays(String part) throws PictureException {
        byte[] svg = bytes(START + part + "</svg>");
        assertEquals(plain(START + part + "</svg>"), plain(clean(svg)));
        assertTrue(maker.remark(svg).isEmpty(), () -> clean(svg));
    }

    /** The same drawing in one spelling, whichever quotes, short ends and sections it has. */
    private static String plain(String svg) {
        return svg.replace("<![CDATA[", "").replace("]]>", "").replaceAll("<(\\w+)([^<>]*)/>", "<$1$2></$1>").replace("'", "\"")
                .replace("&quot;", "\"").replace("&gt;", ">");
    }

    private String clean(byte[] svg) {
        try {
            return new String(maker.make(svg).files().get(0).bytes(), StandardCharsets.UTF_8);
        } catch (PictureException e) {
            throw new AssertionError(e);
        }
    }

    private String clean(String svg) {
        return clean(bytes(svg));
    }

    private void assertSize(int width, int height, byte[] svg) throws PictureException {
        Picture picture = maker.make(svg).picture();
        assertEquals(List.of(PictureType.SVG, width, height), List.of(picture.type(), picture.width(), picture.height()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
