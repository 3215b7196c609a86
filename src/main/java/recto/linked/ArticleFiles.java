package recto.linked;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import recto.address.LinkResolver;
import recto.address.LinkedFile;
import recto.address.StoredAddresses;
import recto.folder.ArticleHead;
import recto.folder.ContentException;
import recto.folder.ContentFile;
import recto.folder.ContentFolder;
import recto.folder.FileContent;
import recto.folder.FileName;
import recto.frontmatter.Problem;
import recto.language.Slug;

/** What links of one pass need to know of the articles of the folder: which file has which name, and which address its article. */
public final class ArticleFiles {

    /** How many articles are remembered, so that an article that many link to is read once. */
    private static final int REMEMBERED = 5_000;
    /** In a larger folder a link by the slug or an old address of an article is not looked for among the files behind these. */
    private static final int MOST_LEARNED = 200_000;
    /** More names than these take too long to be compared with a misspelt one. */
    private static final int MOST_COMPARED = 20_000;
    private static final int MOST_UNSURE = 100_000;

    /** Reads the front matter of a file; empty where there is none. */
    public interface Heads {
        Optional<ArticleHead> of(ContentFile file, FileContent content);
    }

    /** A warning that holds unless an article turns out to have the address. */
    public record Unsure(String address, Problem warning) {}

    private final ContentFolder folder;
    private final StoredAddresses stored;
    private final Map<String, Optional<LinkedFile>> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<LinkedFile>> eldest) {
            return size() > REMEMBERED;
        }
    });
    /** The files that an address names by something else than their own name. */
    private final Map<String, List<String>> learned = new ConcurrentHashMap<>();
    private final Collection<Unsure> unsure = new ConcurrentLinkedQueue<>();
    private final FilesByName names;

    ArticleFiles(ContentFolder folder, FilesByName names, StoredAddresses stored) {
        this.folder = folder;
        this.names = names;
        this.stored = stored;
    }

    /** Remembers by which other names than that of its file an article may be linked to. */
    public void learn(ArticleHead head) {
        if (learned.size() > MOST_LEARNED) {
            return;
        }
        learn(head.slug(), head);
        List<String> addresses = new ArrayList<>(head.header().aliases());
        addresses.add(head.path());
        addresses.forEach(address -> learn(Slug.of(address.substring(address.lastIndexOf('/') + 1).replaceFirst("\\.html?$", "")), head));
    }

    private void learn(String name, ArticleHead head) {
        String file = head.file().path();
        if (!name.isEmpty() && !name.equals(Slug.of(FileName.of(file)))) {
            learned.compute(name, (key, files) -> {
                List<String> more = new ArrayList<>(files == null ? List.of() : files);
                more.add(file);
                return List.copyOf(more);
            });
        }
    }

    /** Takes a warning that cannot be judged before all articles are stored. */
    public void addUnsure(String address, Problem warning) {
        if (unsure.size() < MOST_UNSURE) {
            unsure.add(new Unsure(address, warning));
        }
    }

    /** The links of {@link #addUnsure} that lead to no article. It is called when all articles are stored. */
    public List<Unsure> deadLinks() {
        return unsure.stream().filter(link -> stored.at(link.address) == null).toList();
    }

    /** The warnings of {@link #deadLinks}. */
    public List<Problem> dead() {
        return deadLinks().stream().map(Unsure::warning)
                .sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line).thenComparingInt(Problem::column)).toList();
    }

    /** @param now the moment that an article without any date gets */
    public LinkResolver.Blog reading(Heads heads, ZoneId zone, Instant now) {
        return new LinkResolver.Blog() {
            @Override
            public @Nullable LinkedFile read(String path) {
                Optional<LinkedFile> found = known.get(path);
                if (found == null) {
                    found = Optional.ofNullable(look(path, heads, zone, now));
                    known.put(path, found);
                }
                return found.orElse(null);
            }

            @Override
            public List<String> named(String slug) {
                List<String> files = names.all().get(slug);
                List<String> others = learned.get(slug);
                if (files == null || others == null) {
                    return files != null ? files : others != null ? others : List.of();
                }
                List<String> all = new ArrayList<>(files);
                all.addAll(others);
                return all;
            }

            @Override
            public Iterable<String> similar() {
                return names.all().size() > MOST_COMPARED ? List.of() : names.all().keySet();
            }

            @Override
            public StoredAddresses stored() {
                return stored;
            }
        };
    }

    private @Nullable LinkedFile look(String path, Heads heads, ZoneId zone, Instant now) {
        try {
            ContentFile file = folder.file(path).orElse(null);
            if (file == null || file.isOfGroup()) {
                return null;
            }
            ArticleHead head = heads.of(file, folder.read(file)).orElse(null);
            boolean isKnown = head != null && head.valid() && !head.publishAt().equals(now);
            String before = isKnown ? null : stored.ofFile(file.path());
            if (head == null || !head.valid() && before == null) {
                return new LinkedFile(file.path(), "", List.of(), "leads to %s, which cannot be imported".formatted(file.path()),
                        LocalDate.EPOCH, List.of());
            }
            return new LinkedFile(file.path(), before == null ? head.path() : before, head.header().aliases(),
                    head.header().draft() ? "leads to %s, which is a draft".formatted(file.path()) : "",
                    head.publishAt().atZone(zone).toLocalDate(), head.header().tags().stream().map(Slug::ofName).toList());
        } catch (IOException | InvalidPathException | ContentException notThere) {
            // The next candidate may be there; where none is, the author hears of the link
            return null;
        }
    }
}
