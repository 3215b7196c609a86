package recto.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import recto.language.XmlText;

/**
 * Writes a feed as JSON Feed 1.1.
 *
 * @see <a href="https://www.jsonfeed.org/version/1.1/">JSON Feed 1.1</a>
 */
final class JsonFeedWriter {

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonFeedWriter() {}

    static byte[] write(Feed feed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(feed.roughSize());
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("version", "https://jsonfeed.org/version/1.1");
            text(json, "title", feed.title());
            text(json, "description", feed.description());
            text(json, "home_page_url", feed.page());
            text(json, "feed_url", feed.address(FeedFormat.JSON));
            text(json, "next_url", feed.older() == null ? null : FeedFormat.JSON.at(feed.older()));
            text(json, "icon", feed.marks().icon());
            text(json, "favicon", feed.marks().small());
            text(json, "language", feed.language());
            if (feed.hub() != null) {
                json.writeArrayFieldStart("hubs");
                json.writeStartObject();
                text(json, "type", "WebSub");
                text(json, "url", feed.hub());
                json.writeEndObject();
                json.writeEndArray();
            }
            json.writeArrayFieldStart("items");
            for (Feed.Item item : feed.items()) {
                item(json, item);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A feed in memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private static void item(JsonGenerator json, Feed.Item item) throws IOException {
        json.writeStartObject();
        text(json, "id", item.guid());
        text(json, "url", item.link());
        text(json, "title", item.title());
        text(json, "summary", item.summary());
        if (item.html() != null) {
            text(json, "content_html", item.html());
        } else {
            // An item must have content_html or content_text
            text(json, "content_text", item.summary() != null ? item.summary() : item.title());
        }
        text(json, "date_published", Feed.rfc3339(item.published()));
        text(json, "date_modified", Feed.rfc3339(item.updated()));
        if (item.picture() != null) {
            text(json, "image", item.picture().url());
        }
        Feed.Enclosure sound = item.enclosure();
        if (sound != null) {
            json.writeArrayFieldStart("attachments");
            json.writeStartObject();
            text(json, "url", sound.url());
            text(json, "mime_type", sound.type());
            json.writeNumberField("size_in_bytes", sound.length());
            json.writeEndObject();
            json.writeEndArray();
        }
        text(json, "language", item.language());
        if (!item.authors().isEmpty()) {
            json.writeArrayFieldStart("authors");
            for (Feed.Person author : item.authors()) {
                json.writeStartObject();
                text(json, "name", author.name());
                text(json, "url", author.page());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        if (!item.categories().isEmpty()) {
            json.writeArrayFieldStart("tags");
            for (String tag : item.categories()) {
                json.writeString(XmlText.clean(tag));
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, XmlText.clean(value));
        }
    }
}
