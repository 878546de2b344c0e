package io.paddock.notebook;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a cell holds. */
public enum CellType {
    @JsonProperty("code")
    CODE,
    @JsonProperty("markdown")
    MARKDOWN,
    @JsonProperty("raw")
    RAW;

    /** The word of nbformat. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
