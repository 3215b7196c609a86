package recto.content;

import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.WithDefault;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** The settings as their interfaces have them by default, for a test without Quarkus, which alone can make a mapping of them. */
public final class DefaultSettings {

    private DefaultSettings() {}

    public static <T> T of(Class<T> settings) {
        return settings.cast(Proxy.newProxyInstance(settings.getClassLoader(), new Class<?>[] {settings}, (proxy, method, arguments) -> {
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            if (method.getReturnType() == Optional.class) {
                return Optional.empty();
            }
            String value = method.getAnnotation(WithDefault.class).value();
            return switch (method.getReturnType().getSimpleName()) {
                case "String" -> value;
                case "Locale" -> Locale.forLanguageTag(value);
                case "ZoneId" -> ZoneId.of(value);
                case "boolean" -> Boolean.valueOf(value);
                case "MemorySize" -> new MemorySizeConverter().convert(value);
                default -> throw new AssertionError("No test has needed " + method + " yet");
            };
        }));
    }
}
