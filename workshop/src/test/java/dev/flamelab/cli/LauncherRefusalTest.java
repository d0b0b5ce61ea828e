package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** What the launcher says where it cannot build or run: one sentence that names the cure. */
class LauncherRefusalTest extends OnMiniProject {
    @Test
    void compileErrorReadsAsTheCompilerSaysIt() throws IOException {
        project.write("demo-service/src/main/java/Patient.java", """
                final class Patient {
                    int pulse() {
                        return beats;
                    }
                }
                """);
        var run = project.lab();
        assertThat(run.err()).isEqualTo("""
                lab: building, see target/lab/build.log
                demo-service/src/main/java/Patient.java:3: error: cannot find symbol
                        return beats;
                               ^
                  symbol:   variable beats
                  location: class Patient
                1 error
                lab: the sources do not compile: correct the above and run ./lab again
                """);
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(4);

        var help = project.lab("reset", "cpu");
        assertThat(help.out()).as("what takes the edit back").contains("<reset>\n<cpu>\n");
        assertThat(help.err()).isEmpty();
    }

    @Test
    void missingMavenIsSaidWhenABuildIsNeeded() throws IOException {
        project.withoutMaven();
        project.edit();
        assertRefused("no Maven: install Maven 3.8 or newer");
    }

    @Test
    void missingJavaIsSaid() throws IOException {
        project.withoutJavaAndMaven();
        assertRefused("no Java found: install a JDK, version 17 or newer");
    }

    @Test
    void oldJavaIsSaid() throws IOException {
        project.script("old/bin/java", "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");
        project.environment().put("JAVA_HOME", project.root().resolve("old").toString());
        assertRefused(
                "Java 11.0.2 (" + project.root() + "/old/bin/java) is too old: install a JDK, version 17 or newer");
    }

    @Test
    void javaEightIsToldByItsReleaseFile() throws IOException {
        project.script("old/bin/java", "exit 9");
        project.write("old/release", "JAVA_VERSION=\"1.8.0_412\"\n");
        project.environment().put("JAVA_HOME", project.root().resolve("old").toString());
        assertRefused("Java 1.8.0_412 (");
    }

    @Test
    void javaHomeThatLeadsNowhereIsSaid() throws IOException {
        project.environment().put("JAVA_HOME", "/no/such/jdk");
        assertRefused("JAVA_HOME is /no/such/jdk, where there is no bin/java: correct it, or unset it");
    }

    @Test
    void runtimeWithoutCompilerRunsWhatIsBuiltAndRefusesToBuild() throws IOException {
        project.stand("jre/bin/java", Path.of(System.getProperty("java.home"), "bin/java"));
        project.write("jre/release", "JAVA_VERSION=\"" + Runtime.version().feature() + "\"\n");
        project.environment().put("JAVA_HOME", project.root().resolve("jre").toString());
        assertThat(project.lab("runs").out()).contains("<runs>");

        project.edit();
        assertRefused("has no compiler beside it (a JRE): install a JDK, version 17 or newer");
    }

    @Test
    void oldMavenIsSaidWhenItCannotBuild() throws IOException {
        project.script("old/mvn", """
                case $1 in -version) printf '\\033[1mApache Maven 3.6.3 (cecedd3)\\033[m\\n' ;; *) echo '[ERROR] no' ; exit 1 ;; esac
                """);
        project.putFirst("old");
        project.edit();
        assertRefused("Maven 3.6.3 is too old: install version 3.8 or newer");
    }

    @Test
    void fullDiskIsSaid() throws IOException {
        project.script("full/mvn", """
                case $1 in -version) exec '%s' -version ;; esac
                echo '[ERROR] Failed to execute goal ...:jar: Problem creating JAR: No space left on device -> [Help 1]'
                exit 1
                """.formatted(MiniProject.program("mvn")));
        project.putFirst("full");
        project.edit();
        assertRefused("the disk is full: free some space and run ./lab again");
    }

    @Test
    void mavenWithoutNetworkIsSaid() throws IOException {
        // An empty repository, and a mirror where nothing listens.
        project.write("settings.xml", """
                <settings><localRepository>%s/repository</localRepository><mirrors><mirror>
                <id>nothing</id><mirrorOf>*</mirrorOf><url>http://127.0.0.1:1/</url></mirror></mirrors></settings>
                """.formatted(project.root()));
        project.script("alone/mvn", "exec '" + MiniProject.program("mvn") + "' -s settings.xml \"$@\"");
        project.putFirst("alone");
        project.edit();
        assertRefused("Maven could not download what the build needs: connect to the network once");
    }

    private void assertRefused(String sentence) throws IOException {
        var run = project.lab();
        var said = new ArrayList<>(run.err().lines().toList());
        said.remove("lab: building, see target/lab/build.log");
        assertThat(said).singleElement().asString().startsWith("lab: ").contains(sentence);
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(project.has("target/lab/lock")).isFalse();
    }
}
