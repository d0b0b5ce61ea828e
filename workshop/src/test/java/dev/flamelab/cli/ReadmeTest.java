package dev.flamelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flamelab.lab.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

/** The README, where everybody begins. */
class ReadmeTest {
    private static final Pattern COMMAND = Pattern.compile("\\./lab ([a-z]+)");

    private final Path root = Home.find().root();

    @Test
    void leadsWithTheTwoCommands() throws IOException {
        var blocks = new ArrayList<String>();
        readme().accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                if (block.getInfo().equals("bash")) {
                    blocks.add(block.getLiteral().strip());
                }
            }
        });
        assertThat(blocks).startsWith("./lab run cpu", "mvn verify");
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> targets = new ArrayList<>();
        readme().accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                targets.add(link.getDestination());
            }
        });
        assertThat(targets).isNotEmpty().allSatisfy(target -> assertThat(root.resolve(target))
                .exists());
    }

    @Test
    void everyCommandIsOneOfLabs() throws IOException {
        var known = Lab.commandLine().getSubcommands().keySet();
        var named =
                COMMAND.matcher(text()).results().map(found -> found.group(1)).toList();
        assertThat(named).hasSizeGreaterThan(10).allSatisfy(name -> assertThat(known)
                .contains(name));
    }

    private Node readme() throws IOException {
        return Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .build()
                .parse(text());
    }

    private String text() throws IOException {
        return Files.readString(root.resolve("README.md"));
    }
}
