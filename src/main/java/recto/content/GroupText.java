package recto.content;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import recto.folder.FileContent;
import recto.frontmatter.Problem;
import recto.frontmatter.RawFrontMatter;
import recto.header.FieldReader;
import recto.html.ProseWords;
import recto.language.Sha256;
import recto.linked.ArticlePictures;
import recto.markdown.MarkdownConfig;
import recto.markdown.MarkdownRenderer;
import recto.markdown.RenderedMarkdown;
import recto.site.SiteConfig;

/** The text of an author or a tag, in the language of the site, as it stands above the list of articles. */
@ApplicationScoped
class GroupText {

    private final MarkdownRenderer renderer;
    private final MarkdownConfig markdown;
    private final SiteConfig site;

    GroupText(MarkdownRenderer renderer, MarkdownConfig markdown, SiteConfig site) {
        this.renderer = renderer;
        this.markdown = markdown;
        this.site = site;
    }

    /** @return sanitised HTML; empty without a text */
    String render(String file, RawFrontMatter header, ArticlePictures pictures, List<Problem> problems) {
        if (FieldReader.isBlank(header.body())) {
            return "";
        }
        RenderedMarkdown body = renderer.render(header.body(), ProseWords.of(null, site.language()),
                markdown.typography(null, site.language()), pictures, true);
        body.remarks().forEach(remark -> problems.add(Problem.warning(file, header.bodyLine() - 1 + remark.line(), remark.column(),
                remark.message(), remark.hint())));
        for (RenderedMarkdown.Picture picture : body.pictures()) {
            Problem fault = pictures.problem(picture.isPlayed() ? "file" : "picture", picture.src(),
                    header.bodyLine() - 1 + Math.max(1, picture.line()),
                    picture.column());
            if (fault != null) {
                problems.add(fault);
            }
        }
        return body.html();
    }

    /** The hash of everything that the page of the group is made from: the file and its pictures. */
    static String hash(FileContent content, ArticlePictures pictures) {
        return Sha256.hex(pictures.uses().stream().map(use -> "\n" + use.path() + "\t" + use.hash())
                .collect(Collectors.joining("", content.hash(), "")));
    }
}
