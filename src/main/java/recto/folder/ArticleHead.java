package recto.folder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import recto.frontmatter.Problem;
import recto.header.FrontMatter;
import recto.language.Slug;

/**
 * The front matter of a file and what follows from it, before the text is rendered: enough to tell which article the file is.
 *
 * @param sourceHash SHA-256 of the bytes, in hexadecimal
 * @param given the mark of what the article is given by its folder; empty where it is given nothing
 * @param identity "id:" and the front matter's id, else "path:" and the file's path
 * @param page whether it is a page of its own, such as "about"
 * @param publishAt worked out for a file without a date
 * @param path at which the article is to be served
 * @param source the whole file, decoded
 * @param valid false when the front matter has an error, so that the file must not be imported
 */
public record ArticleHead(ContentFile file, String sourceHash, String given, String identity, boolean page, Instant publishAt, String slug,
        String path,
        FrontMatter header, String source, boolean valid) {

    /**
     * The moment at which the article of a file is published. The date in the front matter counts, else the one in the file's name. An
     * article without a date has the moment at which it could first be read, and keeps it. An article with a date alone keeps its place
     * within that day.
     *
     * @param named the day in the file's name; null without one
     * @param before the publication of the article as it is stored; null for a new article
     */
    public static Instant publishAt(FrontMatter header, @Nullable LocalDate named, ZoneId zone, @Nullable Publication before, Instant now) {
        if (header.publishAt() != null) {
            return DayOrder.kept(header.publishAt(), before, header.expireAt(), zone);
        }
        Instant found = named == null ? firstReadable(header, before, now)
                : DayOrder.kept(named.atStartOfDay(zone).toInstant(), before, header.expireAt(), zone);
        // An article must be published before it expires
        return header.expireAt() == null || found.isBefore(header.expireAt()) ? found : header.expireAt().minus(1, ChronoUnit.MICROS);
    }

    /** Whether anybody gave a date. An article without one is of the day at which it came; a page of its own, such as "about", is of no day. */
    public boolean isDated() {
        return !page || header.publishAt() != null || header.createdAt() != null || FileName.date(file.path()) != null;
    }

    /** The warning about an alias, at its place in the file. @param why the end of a sentence that begins with the alias */
    public static Problem aliasProblem(String file, String source, String alias, String why) {
        int at = source.indexOf(alias);
        at = at < 0 ? source.indexOf(alias.substring(1)) : at;
        int start = at < 0 ? 0 : source.lastIndexOf('\n', at) + 1;
        int line = at < 0 ? 1 : 1 + (int) source.substring(0, at).chars().filter(c -> c == '\n').count();
        return Problem.warning(file, line, at < 0 ? 1 : 1 + source.codePointCount(start, at),
                "the alias '%s' %s, so it does not redirect".formatted(Problem.shown(alias), why), "take it out, or correct it");
    }

    /** Where links to the file lead; null for a draft. */
    public @Nullable String linked() {
        return header.draft() ? null : path;
    }

    /** The slug of the file's name. */
    public String fileName() {
        return Slug.of(FileName.of(file.path()));
    }

    public ArticleHead publishedAt(Instant moment) {
        return new ArticleHead(file, sourceHash, given, identity, page, moment, slug, path, header, source, valid);
    }

    private static Instant firstReadable(FrontMatter header, @Nullable Publication before, Instant now) {
        if (before != null && before.isPast(now)) {
            return before.publishAt();
        }
        boolean wasHidden = before != null && !header.draft();
        // An article that says only when it was changed was there by then: Hugo dates it by that, too
        Instant created = header.createdAt() != null ? header.createdAt() : header.updatedAt();
        return created != null && !created.isAfter(now) && !wasHidden ? created : now;
    }
}
