package recto.media;

import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** The real database, and how many connections to it are open at once. */
public final class CountedConnections {

    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    /** How many were open at once, at the most. */
    public int most() {
        return most.get();
    }

    public PictureStore store(DataSource database) {
        DataSource counted = proxy(DataSource.class, (method, arguments) -> {
            Object result = method.invoke(database, arguments);
            return method.getName().equals("getConnection") ? counted((Connection) result) : result;
        });
        @SuppressWarnings("unchecked")
        Instance<DataSource> instance = proxy(Instance.class, (method, arguments) -> counted);
        return new PictureStore(instance);
    }

    private Connection counted(Connection connection) {
        most.accumulateAndGet(open.incrementAndGet(), Math::max);
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("close")) {
                open.decrementAndGet();
            }
            return method.invoke(connection, arguments);
        });
    }

    private interface Call {
        Object to(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> call.to(method, arguments)));
    }
}
