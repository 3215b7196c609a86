package recto.feed;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import recto.TestPostgres;
import recto.imports.TestBlog;
import recto.site.SiteConfig;

/** /sitemap.xml and its parts, read with the JDK's parser and held against the protocol; and /robots.txt, which leads there. */
@QuarkusTest
@WithTestResource(TestPostgres.class)
class SitemapTest {

    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final int MOST_ADDRESSES = 50_000;
    private static final int MOST_BYTES = 52_428_800;

    @Inject
    TestBlog blog;
    @Inject
    SiteConfig site;

    @BeforeEach
    void emptyBlog() {
        blog.empty();
    }

    @Test
    void everythingThatIsPublishedIsInIt() throws Exception {
        blog.article("a.md", "Alpha", "author: Ada\ntags: [C++, café]\nseries: The Sea", "Text.").article("pages/about.md", "About")
                .article("j.md", "Japanese", "slug: 機械", "Text.").importAll();

        assertEquals(Set.of("/", "/tags", "/authors", "/archive", "/series", "/articles/a", "/about", "/articles/%E6%A9%9F%E6%A2%B0",
                "/tags/c-plus-plus", "/tags/caf%C3%A9",
                "/authors/ada", "/series/the-sea"), all().keySet());
    }

    @Test
    void whatNobodyShouldFindIsNotInIt() throws Exception {
        blog.article("a.md", "Alpha").article("b.md", "Beta").article("c.md", "Gamma").article("d.md", "Delta").article("e.md", "Epsilon")
                .article("draft.md", "Draft", "draft: true\ntags: [hidden]\nseries: Hidden", "Text.")
                .article("later.md", "Later", "publish_date: 2999-01-01\nauthor: Nobody Yet", "Text.")
                .article("over.md", "Over", "publish_date: 2026-01-01\nexpiry_date: 2026-02-01", "Text.")
                .article("noindex.md", "Noindex", "noindex: true", "Text.")
                .article("elsewhere.md", "Elsewhere", "canonical_url: https://example.org/alpha", "Text.")
                .article("itself.md", "Itself", "canonical_url: " + site.absolute("/articles/itself"), "Text.")
                .article("removed.md", "Removed").importAll();
        blog.delete("removed.md").importAll();

        assertEquals(
                Set.of("/", "/tags", "/authors", "/archive", "/series", "/articles/a", "/articles/b", "/articles/c", "/articles/d",
                        "/articles/e", "/articles/itself"),
                all().keySet());
    }

    @Test
    void lastmodIsWhatTheAuthorSaysAndNotWhenItWasImported() throws Exception {
        blog.article("a.md", "Alpha", "publish_date: 2026-03-01\ntags: [One]", "Text.")
                .article("b.md", "Beta", "publish_date: 2026-03-02\nupdated_date: 2026-04-05\ntags: [One]", "Text.")
                .article("c.md", "Gamma", "publish_date: 2026-03-03\nupdated_date: 2026-01-01\ntags: [Two]", "Text.")
                .article("d.md", "Delta", "publish_date: 2026-03-04\nupdated_date: 2999-01-01\ntags: [Two]", "Text.").importAll();

        Map<String, String> all = all();
        assertEquals("2026-03-01T00:00:00Z", all.get("/articles/a"));
        assertEquals("2026-04-05T00:00:00Z", all.get("/articles/b"));
        assertEquals("2026-03-03T00:00:00Z", all.get("/articles/c"));
        assertEquals("2026-03-04T00:00:00Z", all.get("/articles/d"));
        assertEquals("2026-04-05T00:00:00Z", all.get("/tags/one"));
        assertEquals("2026-03-04T00:00:00Z", all.get("/tags/two"));
        assertEquals("2026-04-05T00:00:00Z", all.get("/"));
        assertEquals("2026-04-05T00:00:00Z", index().get("/sitemap-articles-1.xml"));
    }

    @Test
    void theIndexHasTheDateOfTheNewestPageOfEachPart() throws Exception {
        blog.article("a.md", "Alpha", "publish_date: 2026-03-01\nupdated_date: 2026-03-05\ntags: [One]\nauthor: Ann\nseries: Long", "Text.")
                .article("b.md", "Beta", "publish_date: 2026-03-02\nupdated_date: 2026-04-05\nnoindex: true\ntags: [One]\nauthor: Bob",
                        "Text.")
                .article("c.md", "Gamma", "publish_date: 2026-03-07\nupdated_date: 2999-01-01\ntags: [Two]\nauthor: Bob\nseries: Long",
                        "Text.")
                .article("d.md", "Delta", "publish_date: 2998-03-04\ntags: [Two]\nauthor: Ann", "Text.")
                .file("pages/about.md", "---\ntitle: About\n---\nText.").importAll();

        Map<String, String> index = index();
        for (String part : index.keySet()) {
            assertEquals(read(part, "urlset", "url").values().stream().filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null),
                    index.get(part), part);
        }
        assertEquals("2026-03-07T00:00:00Z", index.get("/sitemap-articles-1.xml"));
        assertEquals("2026-03-07T00:00:00Z", index.get("/sitemap-series-1.xml"));
        assertEquals("2026-04-05T00:00:00Z", index.get("/sitemap-authors-1.xml"));
        assertEquals(5, index.size());
    }

    @Test
    void aBlogOfPagesWithoutADateHasAPartWithoutOne() throws Exception {
        blog.file("pages/about.md", "---\ntitle: About\n---\nText.").importAll();

        Map<String, String> index = index();
        assertEquals(Set.of("/sitemap-lists.xml", "/sitemap-articles-1.xml"), index.keySet());
        assertEquals(null, index.get("/sitemap-articles-1.xml"));
    }

    @Test
    void anEmptyBlogHasTheListsAndAPartThatIsNotThereIsNotFound() throws Exception {
        assertEquals(Set.of("/sitemap-lists.xml"), index().keySet());
        assertEquals(Set.of("/", "/tags", "/authors", "/archive", "/series"), all().keySet());
        for (String path : List.of("/sitemap-articles-1.xml", "/sitemap-articles-0.xml", "/sitemap-tags-9999999.xml",
                "/sitemap-other-1.xml")) {
            when().get(path).then().statusCode(404).contentType("text/html");
        }
    }

    /** 25,000 rows, written by the database itself: the import of as many files is not what this is about. */
    @Test
    void aLargeBlogHasPartsWithinTheLimitsThatStayAsTheyAreWhenItGrows() throws Exception {
        write(1, 25_000);

        assertEquals(Set.of("/sitemap-lists.xml", "/sitemap-articles-1.xml", "/sitemap-articles-2.xml", "/sitemap-articles-3.xml"),
                index().keySet());
        assertEquals(25_000 + 5, all().size());
        String second = etag("/sitemap-articles-2.xml");

        write(25_001, 31_000);
        assertTrue(index().containsKey("/sitemap-articles-4.xml"));
        assertEquals(second, etag("/sitemap-articles-2.xml"));
        given().header("If-None-Match", second).get("/sitemap-articles-2.xml").then().statusCode(304);
    }

    @Test
    void aPartIsCompressedAndAnswersHead() {
        blog.article("a.md", "Alpha").importAll();

        given().header("Accept-Encoding", "gzip").get("/sitemap-articles-1.xml").then()
                .contentType(equalTo("application/xml;charset=UTF-8"))
                .header("Content-Encoding", "gzip").header("ETag", notNullValue());
        given().head("/sitemap.xml").then().statusCode(200).header("Content-Length", notNullValue());
    }

    @Test
    void robotsMayReadEverythingAndAreLedToTheSitemap() {
        String robots = when().get("/robots.txt").then().statusCode(200).contentType(equalTo("text/plain;charset=UTF-8")).extract()
                .asString();

        assertEquals(List.of("User-agent: *", "Allow: /", "", "Sitemap: " + site.absolute("/sitemap.xml")), robots.lines().toList());
    }

    @Test
    void noArticleTakesTheAddressOfAPart() {
        var report = blog.article("pages/a.md", "A", "path: /sitemap-articles-1.xml", "Text.").importAll();

        assertTrue(TestBlog.problems(report).get(0).contains("'/sitemap-articles-1.xml' is an address of the site itself"));
    }

    private void write(int from, int to) {
        blog.update(
                """
                        with numbers as (select * from generate_series(%1$d, %2$d) n),
                             addresses as (insert into redirect (path, article_id) select '/articles/number-' || n, n from numbers)
                        insert into article (id, identity, source_path, source, source_hash, rendered_by, file_size, file_modified, is_page, path, slug, guid,
                                title, html, body_text, text_hash, outline, words, minutes, draft, pinned, noindex, extra, publish_at, imported_at, changed_at)
                        select n, 'path:' || n, n || '.md', '', '', '', 0, now(), false, '/articles/number-' || n, 'number-' || n, 'guid-' || n,
                                'Number ' || n, '', '', '', '', 0, 1, false, false, false, '{}', timestamptz '2026-01-01' + n * interval '1 minute', now(), now()
                          from numbers"""
                        .formatted(from, to));
        blog.tell();
    }

    private String etag(String path) {
        return when().get(path).then().statusCode(200).extract().header("ETag");
    }

    /** Path and lastmod of whatever the parts list. */
    private Map<String, String> all() throws Exception {
        Map<String, String> all = new LinkedHashMap<>();
        for (String part : index().keySet()) {
            Map<String, String> pages = read(part, "urlset", "url");
            pages.forEach((path, modified) -> assertEquals(null, all.put(path, String.valueOf(modified)), path + " is there twice"));
        }
        return all;
    }

    private Map<String, String> index() throws Exception {
        return read("/sitemap.xml", "sitemapindex", "sitemap");
    }

    /** What the schema of the protocol asks for: elements, their order, and their types; and the limits in its words. */
    private Map<String, String> read(String path, String root, String item) throws Exception {
        byte[] bytes = when().get(path).then().statusCode(200).contentType(equalTo("application/xml;charset=UTF-8")).extract()
                .asByteArray();
        assertTrue(bytes.length <= MOST_BYTES);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        assertEquals(root, document.getDocumentElement().getLocalName());
        assertEquals(NAMESPACE, document.getDocumentElement().getNamespaceURI());
        Map<String, String> found = new LinkedHashMap<>();
        for (Element element : children(document.getDocumentElement())) {
            assertEquals(item, element.getLocalName());
            List<Element> parts = children(element);
            assertEquals(List.of("loc", "lastmod").subList(0, parts.size()), parts.stream().map(Node::getLocalName).toList());
            String address = parts.get(0).getTextContent();
            assertTrue(address.startsWith(site.absolute("/")) && address.length() < 2048, address);
            String modified = parts.size() == 1 ? null : parts.get(1).getTextContent();
            if (modified != null) {
                OffsetDateTime.parse(modified);
            }
            found.put(address.substring(site.url().toString().length()), modified);
        }
        assertTrue(!found.isEmpty() && found.size() <= MOST_ADDRESSES, path + " has " + found.size());
        return found;
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            children.add((Element) node);
        }
        return children;
    }
}
