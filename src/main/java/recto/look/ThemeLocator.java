package recto.look;

import io.quarkus.qute.StringTemplateLocation;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Finds the templates of one state of the theme, before any other locator finds the built-in ones. */
record ThemeLocator(Theme theme) implements TemplateLocator {

    @Override
    public Optional<TemplateLocation> locate(String id) {
        return theme.template(id).map(name -> {
            try {
                String text = new String(Objects.requireNonNull(theme.files().get(name), name).read(), StandardCharsets.UTF_8);
                return new StringTemplateLocation(text, Optional.of(new Variant(Locale.ROOT, StandardCharsets.UTF_8, Variant.TEXT_HTML)));
            } catch (IOException e) {
                throw TemplateException.builder().message("cannot be read: " + e).build();
            }
        });
    }

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 100;
    }
}
