package dev.flamelab.report;

import dev.flamelab.pprof.Function;
import dev.flamelab.pprof.Line;
import dev.flamelab.pprof.Location;
import dev.flamelab.pprof.Profile;
import dev.flamelab.pprof.ProfileMerge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names the Java methods of profiles as a person wants to read them, whoever recorded the profiles:
 *
 * <pre>{@code
 * List<Profile> readable = JavaNames.SHORT.of(List.of(before, after));
 * }</pre>
 *
 * <p>All forms have dots, and leave out the numbers and addresses that the JVM gives to what it makes while it runs:
 * lambdas, hidden classes, proxies and generated accessors then have the same name in every run, so that their samples
 * add up, and cancel in differences.
 *
 * <table>
 * <caption>What becomes of a name</caption>
 * <tr><th>recorded</th><th>{@link #SHORT}</th><th>{@link #FULL}</th></tr>
 * <tr><td>com/acme/Cart.add</td><td>Cart.add</td><td>com.acme.Cart.add</td></tr>
 * <tr><td>java.base/java.util.HashMap.get(java.lang.Object)</td><td>HashMap.get</td><td>java.util.HashMap.get</td></tr>
 * <tr><td>com.acme.Cart$$Lambda$14/0x800c03000.run</td><td>Cart$$Lambda.run</td><td>com.acme.Cart$$Lambda.run</td></tr>
 * <tr><td>jdk.proxy2.$Proxy12.call</td><td>$Proxy.call</td><td>jdk.proxy.$Proxy.call</td></tr>
 * <tr><td>std::vector&lt;int&gt;::push_back</td><td colspan="2">as it is: no method of Java</td></tr>
 * </table>
 */
public enum JavaNames {
    /**
     * The class without its package, and the method: {@code Cart.add}. Where two classes would be called alike, as much
     * of their packages stays as tells them apart: {@code shop.Cart.add}, {@code stock.Cart.add}.
     */
    SHORT {
        @Override
        String name(JavaName name, Map<String, Integer> packages) {
            return name.typeWithin(packages.get(name.simpleType())) + "." + name.method();
        }
    },
    /** The class with its package, and the method: {@code com.acme.shop.Cart.add}. */
    FULL {
        @Override
        String name(JavaName name, Map<String, Integer> packages) {
            return name.type() + "." + name.method();
        }
    },
    /** With the arguments, where they are known, so that overloads are told apart: {@code com.acme.Cart.add(I)V}. */
    JVM {
        @Override
        String name(JavaName name, Map<String, Integer> packages) {
            return FULL.name(name, packages) + name.arguments();
        }
    };

    /** What a method is called, where classes of a simple name keep so many parts of their packages. */
    abstract String name(JavaName name, Map<String, Integer> packages);

    /** The profile with its methods named like this. */
    public Profile of(Profile profile) {
        return of(List.of(profile)).get(0);
    }

    /** The profiles with their methods named like this, the same method alike in all of them. */
    public List<Profile> of(List<Profile> profiles) {
        List<StackTable> tables = profiles.stream()
                .map(profile -> StackTable.of(profile.samples()))
                .toList();
        Map<Function, Function> renamed = renamed(names(tables));
        List<Profile> all = new ArrayList<>();
        for (int i = 0; i < profiles.size(); i++) {
            all.add(renamed(profiles.get(i), tables.get(i), renamed));
        }
        return all;
    }

    private static Map<Function, JavaName> names(List<StackTable> tables) {
        Set<Function> functions = new HashSet<>();
        for (StackTable table : tables) {
            for (Location location : table.locations()) {
                location.lines().forEach(line -> functions.add(line.function()));
            }
        }
        Map<Function, JavaName> names = new HashMap<>();
        for (Function function : functions) {
            JavaName name = JavaName.of(function);
            if (name != null) {
                names.put(function, name);
            }
        }
        return names;
    }

    private Map<Function, Function> renamed(Map<Function, JavaName> names) {
        Map<String, Integer> packages = NeededPackages.of(names.values());
        Map<Function, Function> renamed = new HashMap<>();
        names.forEach((function, name) -> renamed.put(
                function,
                new Function(
                        name(name, packages),
                        name.type() + "." + name.method() + name.arguments(),
                        function.file(),
                        function.startLine())));
        return renamed;
    }

    private static Profile renamed(Profile profile, StackTable table, Map<Function, Function> renamed) {
        if (renamed.isEmpty()) {
            return profile;
        }
        Map<Location, Location> places = new IdentityHashMap<>();
        table.locations().forEach(place -> places.put(place, renamed(place, renamed)));
        Profile readable = profile.withLocations(places::get);
        // Where two places differed in a number only, stacks may be one now.
        boolean apart = new HashSet<>(places.values()).size() == places.size();
        return apart ? readable : ProfileMerge.merge(List.of(readable));
    }

    private static Location renamed(Location place, Map<Function, Function> renamed) {
        List<Line> lines = place.lines().stream()
                .map(line ->
                        new Line(renamed.getOrDefault(line.function(), line.function()), line.line(), line.column()))
                .toList();
        return new Location(place.mapping(), place.address(), lines, place.folded());
    }
}
