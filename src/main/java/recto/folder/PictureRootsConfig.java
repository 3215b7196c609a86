package recto.folder;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import recto.settings.Setting;

/** Where pictures are, beside the content folder. */
@Unremovable
@ConfigMapping(prefix = "recto.content")
public interface PictureRootsConfig {

    List<Setting> SETTINGS = List
            .of(new Setting(PictureRoots.SETTING, value -> Stream.of(value.split(",")).allMatch(folder -> Path.of(folder) != null),
                    "folders with commas between them, such as blog/static, blog/assets"));

    /** Folders with commas between them; see {@link PictureRoots}, which reads them. */
    Optional<String> pictureRoots();
}
