package io.paddock.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two applications on the same data would tear it apart, and each would remove the labs of the other. */
@FaultTest
class SecondApplicationIT {

    @Test
    void isRefusedOnTheSameDataFolder(FaultGround ground) {
        var data = ground.paddock().data();
        var second = new PaddockProcess(Path.of("target/faults/second"), data, List.of());

        assertThat(second.startInVain())
                .contains("The data folder " + data + " is in use by another Paddock (process ")
                .contains("Stop that one first, or give this one a folder of its own with paddock.data.");
    }

    @Test
    void isRefusedOnTheSameDatabase(FaultGround ground) {
        var facts = ground.paddock().facts();
        var second = new PaddockProcess(
                Path.of("target/faults/second"),
                List.of(
                        "--spring.datasource.url=" + facts.path("url").asString(),
                        "--spring.datasource.username=" + facts.path("user").asString(),
                        "--spring.datasource.password=" + facts.path("password").asString()));

        assertThat(second.startInVain())
                .contains("is in use by another Paddock")
                .contains("Stop that one first, or give this one a database of its own with spring.datasource.url.")
                .doesNotContain(facts.path("password").asString());
    }
}
