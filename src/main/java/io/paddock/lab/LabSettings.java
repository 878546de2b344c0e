package io.paddock.lab;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits and times of labs.
 *
 * @param readyWithin how long a gateway may take to answer after its container has started
 * @param stopGrace how long processes may take to end before they are killed
 * @param idleStop how long a lab may be without a busy kernel and without anything that a person does
 * @param aheadIdleStop the same for a lab that was started ahead of need and never needed
 * @param diskFloor what must be free on the engine's disk for a lab to start
 * @param storageQuota of a volume; warned at 80 %
 * @param allowanceGrace what remains to save one's work once the allowance is used up
 * @param gpuProbe whether to look for GPUs with a container: where the engine knows of any, always, or never
 * @param dns name servers of labs with a way out, in place of the engine's
 */
@ConfigurationProperties("paddock.lab")
record LabSettings(
        @DefaultValue("60s") Duration readyWithin,
        @DefaultValue("3s") Duration stopGrace,
        @DefaultValue("30m") Duration idleStop,
        @DefaultValue("15m") Duration aheadIdleStop,
        @DefaultValue("512") int processes,
        @DefaultValue("4096") int openFiles,
        @DefaultValue("256MB") DataSize temporaryFiles,
        @DefaultValue("2GB") DataSize largestFile,
        @DefaultValue("200MB") DataSize largestUpload,
        @DefaultValue("1GB") DataSize diskFloor,
        @DefaultValue("5GB") DataSize storageQuota,
        @DefaultValue("60s") Duration allowanceGrace,
        @DefaultValue("auto") GpuProbe gpuProbe,
        @DefaultValue({}) List<String> dns) {

    /** When to look for GPUs. */
    enum GpuProbe {
        AUTO,
        ALWAYS,
        NEVER
    }

    LabSettings {
        dns = List.copyOf(dns);
    }
}
