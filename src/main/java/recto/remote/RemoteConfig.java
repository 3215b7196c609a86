package recto.remote;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import recto.settings.Setting;

/** Whether pictures on other hosts are fetched. */
@ConfigMapping(prefix = "recto.import")
public interface RemoteConfig {

    List<Setting> SETTINGS = List.of(Setting.yesOrNo("recto.import.remote-pictures"));

    /** Whether pictures on other hosts are fetched and served from here. If not, readers load them from there. */
    @WithDefault("true")
    boolean remotePictures();
}
