package io.paddock.notebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.notebook.kernel.KernelMessage.CompleteReply.Match;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {

    private static final MessageId RUN = new MessageId("run-1");

    private final PendingCursors cursors = new PendingCursors();
    private final FrameReader reader = new FrameReader(LinkLimits.standard(), cursors);

    @Test
    void readsOutputs() throws Exception {
        assertThat(said("stream", "{\"name\":\"stderr\",\"text\":\"50%\\r\"}"))
                .isEqualTo(new KernelMessage.Stream(7, RUN, true, "50%\r"));
        assertThat(
                        said(
                                "display_data",
                                "{\"data\":{\"text/plain\":\"1.0\"},\"metadata\":{\"a\":1e2},\"transient\":{\"display_id\":\"d\"}}"))
                .isEqualTo(new KernelMessage.DisplayData(
                        7, RUN, new MimeBundle("{\"text/plain\":\"1.0\"}", "{\"a\":1e2}"), "d"));
        assertThat(said("update_display_data", "{\"data\":{},\"metadata\":{},\"transient\":{\"display_id\":\"d\"}}"))
                .isEqualTo(new KernelMessage.UpdateDisplayData(7, RUN, new MimeBundle("{}", "{}"), "d"));
        assertThat(said("execute_result", "{\"data\":{},\"metadata\":{},\"execution_count\":3}"))
                .isEqualTo(new KernelMessage.ExecuteResult(7, RUN, 3, new MimeBundle("{}", "{}"), null));
        assertThat(said("error", "{\"ename\":\"E\",\"evalue\":\"v\",\"traceback\":[\"a\",\"b\"]}"))
                .isEqualTo(new KernelMessage.ExecuteError(7, RUN, "E", "v", List.of("a", "b")));
        assertThat(said("clear_output", "{\"wait\":true}")).isEqualTo(new KernelMessage.ClearOutput(7, RUN, true));
        assertThat(said("spool_cut", "{\"bytes\":5,\"messages\":2}"))
                .isEqualTo(new KernelMessage.SpoolCut(7, RUN, 5, 2));
    }

    @Test
    void readsTheProgressOfARun() throws Exception {
        assertThat(said("status", "{\"execution_state\":\"busy\"}"))
                .isEqualTo(new KernelMessage.Status(7, RUN, ExecutionState.BUSY));
        assertThat(said("execute_input", "{\"code\":\"x\",\"execution_count\":4}"))
                .isEqualTo(new KernelMessage.ExecuteInput(7, RUN, "x", 4));
        assertThat(said("input_request", "{\"prompt\":\"Name? \",\"password\":true}"))
                .isEqualTo(new KernelMessage.InputRequest(7, RUN, new MessageId("m-1"), "Name? ", true));
        assertThat(said(
                        "execute_reply",
                        "{\"status\":\"ok\",\"execution_count\":4,\"payload\":[{\"source\":\"page\"}]}"))
                .isEqualTo(new KernelMessage.ExecuteReply(
                        7, RUN, KernelMessage.ExecuteReply.Outcome.OK, 4, "[{\"source\":\"page\"}]"));
        assertThat(said("execute_reply", "{\"status\":\"aborted\"}"))
                .isEqualTo(new KernelMessage.ExecuteReply(7, RUN, KernelMessage.ExecuteReply.Outcome.ABORTED, 0, "[]"));
        assertThat(said(
                        "kernel_info_reply",
                        "{\"protocol_version\":\"5.3\",\"language_info\":{\"name\":\"python\",\"version\":\"3.11\"}}"))
                .isEqualTo(new KernelMessage.KernelInfoReply(7, RUN, "5.3", "python", "3.11"));
        assertThat(said("comm_msg", "{\"comm_id\":\"c\",\"data\":{\"v\":1}}"))
                .isEqualTo(new KernelMessage.CommMessage(7, RUN, "c", "{\"v\":1}", "{}", List.of()));
    }

    @Test
    void givesCompletionsInUtf16() throws Exception {
        cursors.remember(RUN, "😀.up");
        String content =
                "{\"matches\":[\"upper\",\"uplow\"],\"cursor_start\":2,\"cursor_end\":4,\"metadata\":{\"_jupyter_types_experimental\":"
                        + "[{\"text\":\"upper\",\"type\":\"function\"},{\"text\":\"other\",\"type\":\"x\"}]}}";
        assertThat(said("complete_reply", content))
                .isEqualTo(new KernelMessage.CompleteReply(
                        7, RUN, List.of(new Match("upper", "function"), new Match("uplow", "")), 3, 5));
        assertThat(said("complete_reply", content))
                .as("nobody knows any more what was asked")
                .isEqualTo(new KernelMessage.Unknown(7, RUN, "complete_reply"));
    }

    @Test
    void passesOnWhatItDoesNotKnow() throws Exception {
        assertThat(said("debug_event", "{}")).isEqualTo(new KernelMessage.Unknown(7, RUN, "debug_event"));
        assertThat(said("update_display_data", "{\"data\":{}}"))
                .isEqualTo(new KernelMessage.Unknown(7, RUN, "update_display_data"));
        assertThat(said("stream", "[]")).isEqualTo(new KernelMessage.Stream(7, RUN, false, ""));
    }

    @Test
    void aParentThatIsNoneOfOursIsNone() throws Exception {
        String text =
                "{\"channel\":\"iopub\",\"header\":{\"msg_type\":\"stream\"},\"parent_header\":{\"msg_id\":\"<b>\"},"
                        + "\"content\":{\"text\":\"x\"},\"paddock_sequence\":1}";
        assertThat(reader.read(text)).isEqualTo(new LabFrame.Said(new KernelMessage.Stream(1, null, false, "x")));
    }

    @Test
    void readsTheGatewaysOwnFrames() throws Exception {
        assertThat(
                        reader.read(
                                "{\"channel\":\"paddock\",\"header\":{\"msg_type\":\"spool_state\"},\"content\":{\"resumed_after\":3,\"last\":9}}"))
                .isEqualTo(new LabFrame.SpoolState(3, 9));
        assertThat(reader.read("{\"channel\":\"paddock\",\"header\":{\"msg_type\":\"heartbeat\"},\"content\":{}}"))
                .isEqualTo(new LabFrame.Heartbeat());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "{}",
                "{\"header\":{\"msg_type\":\"stream\"},\"paddock_sequence\":0}",
                "{\"header\":{\"msg_type\":\"stream\"},\"paddock_sequence\":-1}",
                "{\"header\":{\"msg_type\":\"stream\"},\"paddock_sequence\":\"1\"}",
                "{\"header\":7,\"paddock_sequence\":1}",
                "{\"channel\":\"paddock\",\"header\":{\"msg_type\":\"format_disk\"}}",
            })
    void refusesWhatIsNoFrame(String text) {
        assertThatThrownBy(() -> reader.read(text)).isInstanceOf(FrameReader.Malformed.class);
    }

    private KernelMessage said(String type, String content) throws Exception {
        String text = "{\"channel\":\"iopub\",\"header\":{\"msg_id\":\"m-1\",\"msg_type\":\"" + type
                + "\"},\"parent_header\":{\"msg_id\":\"run-1\"},\"metadata\":{},\"content\":" + content
                + ",\"buffers\":[],\"paddock_sequence\":7}";
        return ((LabFrame.Said) reader.read(text)).message();
    }
}
