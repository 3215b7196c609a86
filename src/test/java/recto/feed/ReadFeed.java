package recto.feed;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;

/**
 * A feed as a program reads it: Rome, or Jackson for JSON Feed.
 *
 * @param updated null in JSON Feed, which has no such thing
 */
record ReadFeed(String title, String page, Instant updated, List<Item> items) {

    /** @param updated null in RSS, which has no such thing @param summary plain @param html null where there is none */
    record Item(String guid, String title, String link, List<String> authors, Instant published, Instant updated, List<String> tags,
            String summary, String html) {}

    static ReadFeed get(String path) {
        return of(path,
                given().urlEncodingEnabled(false).get(URI.create(path).toASCIIString()).then().statusCode(200).extract().asByteArray());
    }

    static ReadFeed of(String path, byte[] bytes) {
        try {
            if (path.contains(".json")) {
                return json(new ObjectMapper().readTree(bytes));
            }
            var feed = new WireFeedInput().build(new XmlReader(new ByteArrayInputStream(bytes)));
            return feed instanceof Channel channel ? rss(channel) : atom((com.rometools.rome.feed.atom.Feed) feed);
        } catch (IOException | FeedException | IllegalArgumentException e) {
            throw new AssertionError(path + " cannot be read", e);
        }
    }

    List<String> titles() {
        return items.stream().map(Item::title).toList();
    }

    Item item(String title) {
        return items.stream().filter(item -> item.title.equals(title)).findFirst()
                .orElseThrow(() -> new AssertionError("no '%s' in %s".formatted(title, titles())));
    }

    private static ReadFeed rss(Channel channel) {
        return new ReadFeed(channel.getTitle(), channel.getLink(), instant(channel.getLastBuildDate()),
                channel.getItems().stream().map(item -> new Item(
                        item.getGuid().getValue(), item.getTitle(), item.getLink(), creators(item),
                        instant(item.getPubDate()), null, item.getCategories().stream().map(category -> category.getValue()).toList(),
                        item.getDescription() == null ? null : Jsoup.parse(item.getDescription().getValue()).wholeText(),
                        item.getContent() == null ? null : item.getContent().getValue())).toList());
    }

    private static List<String> creators(com.rometools.rome.feed.rss.Item item) {
        return item.getModule(DCModule.URI) instanceof DCModule dc ? dc.getCreators() : List.of();
    }

    private static ReadFeed atom(com.rometools.rome.feed.atom.Feed feed) {
        return new ReadFeed(feed.getTitle(), feed.getAlternateLinks().get(0).getHref(), instant(feed.getUpdated()),
                feed.getEntries().stream().map(ReadFeed::entry).toList());
    }

    private static Item entry(Entry entry) {
        return new Item(entry.getId(), entry.getTitle(), entry.getAlternateLinks().get(0).getHref(),
                entry.getAuthors().stream().map(SyndPerson::getName).toList(),
                instant(entry.getPublished()), instant(entry.getUpdated()),
                entry.getCategories().stream().map(category -> category.getTerm()).toList(),
                entry.getSummary() == null ? null : entry.getSummary().getValue(),
                entry.getContents().isEmpty() ? null : entry.getContents().get(0).getValue());
    }

    private static ReadFeed json(JsonNode feed) {
        List<Item> items = new ArrayList<>();
        feed.path("items").forEach(
                item -> items.add(new Item(item.path("id").textValue(), item.path("title").textValue(), item.path("url").textValue(),
                        texts(item.path("authors"), "name"), Instant.parse(item.path("date_published").textValue()),
                        Instant.parse(item.path("date_modified").textValue()),
                        texts(item.path("tags"), null), item.path("summary").textValue(), item.path("content_html").textValue())));
        return new ReadFeed(feed.path("title").textValue(), feed.path("home_page_url").textValue(), null, items);
    }

    private static List<String> texts(JsonNode array, String field) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add((field == null ? element : element.path(field)).textValue()));
        return texts;
    }

    private static Instant instant(Date date) {
        return Optional.ofNullable(date).map(Date::toInstant).orElse(null);
    }
}
