package org.footbridge;

import org.footbridge.access.AccessControl;
import org.footbridge.packages.ArchiveLimits;
import org.footbridge.packages.Installer;
import org.footbridge.packages.PackageDirectory;
import org.footbridge.rest.provider.InstallOperation;
import org.footbridge.store.Store;
import org.footbridge.transaction.ChangeExecutor;
import org.footbridge.transaction.ChangeRules;
import org.footbridge.transaction.ChangeRules.Dangling;
import org.footbridge.transaction.content.ContentReader;
import org.footbridge.validation.WriteRules;
import org.footbridge.validation.definition.KnownDefinitions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that install packages and put stored definitions into effect. */
@Configuration(proxyBeanMethods = false)
class InstallConfiguration {
    @Bean
    ChangeExecutor installedChanges(
            ServerSettings settings, ContentReader reader, Store store, AccessControl control, IndexWiring index) {
        long bytes = settings.limits().bodyMax().toBytes();
        // what a package no longer has goes, whoever may refer to it
        ChangeRules rules = new ChangeRules(false, 1, bytes, Dangling.OFF, Dangling.OFF, false, 0);
        return new ChangeExecutor(
                store, reader, index.live(), WriteRules.LOOKED_AT, rules, control, settings.changeAudit());
    }

    /** The packages of the operator's directory are installed then. */
    @Bean
    Installer installer(
            ServerSettings settings,
            ContentReader reader,
            Store store,
            ChangeExecutor installedChanges,
            IndexWiring index,
            KnownDefinitions definitions) {
        ArchiveLimits limits =
                ArchiveLimits.of(settings.packages().unpackedMax().toBytes());
        Installer installer = new Installer(reader, limits, store, installedChanges, index.live(), definitions);
        if (settings.packages().dir() != null) {
            new PackageDirectory(settings.packages().dir(), installer).install();
        }
        return installer;
    }

    @Bean
    InstallOperation installOperation(Installer installer) {
        return new InstallOperation(installer);
    }
}
