package recto.markdown;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import recto.language.Typography;
import recto.settings.Setting;

/** How the text of articles is made. */
@ConfigMapping(prefix = "recto.markdown")
public interface MarkdownConfig {

    List<Setting> SETTINGS = List.of(Setting.yesOrNo("recto.markdown.typography"));

    /** Whether typewriter's quotation marks, dashes and dots become those of the language. */
    @WithDefault("true")
    boolean typography();

    /**
     * The typography of a text.
     *
     * @param lang its own language as a BCP 47 tag; null where it names none
     * @param site the language of the site
     */
    default Typography typography(@Nullable String lang, Locale site) {
        return typography() ? Typography.of(lang == null ? site : Locale.forLanguageTag(lang)) : Typography.NONE;
    }
}
