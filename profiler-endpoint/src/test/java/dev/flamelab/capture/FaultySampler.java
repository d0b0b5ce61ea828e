package dev.flamelab.capture;

import dev.flamelab.capture.SamplingSession.Limits;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The sampler of this machine, of which one method fails once: what no machine does when asked to. */
final class FaultySampler {
    private final Map<String, Throwable> faults = new ConcurrentHashMap<>();

    /** Has the method throw this the next time. */
    void fail(String method, Throwable fault) {
        faults.put(method, fault);
    }

    boolean hasFailed() {
        return faults.isEmpty();
    }

    Sampler load(Scratch scratch, Limits limits) {
        Sampler real = Samplers.load(scratch, limits);
        return (Sampler) Proxy.newProxyInstance(
                Sampler.class.getClassLoader(), new Class<?>[] {Sampler.class}, (proxy, method, arguments) -> {
                    Throwable fault = faults.remove(method.getName());
                    if (fault != null) {
                        throw fault;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
