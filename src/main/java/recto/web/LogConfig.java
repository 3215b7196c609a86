package recto.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import recto.settings.Setting;

/** What is written to the log beyond what the operator has to know. Both settings reach Quarkus through application.properties. */
@ConfigMapping(prefix = "recto.log")
public interface LogConfig {

    List<Setting> SETTINGS = List.of(Setting.yesOrNo("recto.log.access"), Setting.yesOrNo("recto.log.json"));

    /** Whether each request gets a line. */
    @WithDefault("false")
    boolean access();

    /** Whether each line is a JSON object. */
    @WithDefault("false")
    boolean json();
}
