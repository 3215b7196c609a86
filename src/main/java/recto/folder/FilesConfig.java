package recto.folder;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import recto.settings.Setting;

/** Which files beside an article readers may have. */
@ConfigMapping(prefix = "recto.content")
public interface FilesConfig {

    List<Setting> SETTINGS = List.of(new Setting(ServedFiles.SETTING, value -> new ServedFiles(value) != null,
            "endings such as pdf,zip,mp3, or none; never one that a browser runs or that is an article's or a picture's, such as html, js, md or svg"));

    /** Endings with commas between them; see {@link ServedFiles}, which reads them. */
    @WithDefault(ServedFiles.USUAL)
    String files();
}
