package org.footbridge.directory.openreferral.mapping;

/** A kind of objects of Open Referral UK that become resources of their own, by the name that identifier systems and URLs use. */
public enum Kind {
    SERVICE("services", "HealthcareService"),
    ORGANISATION("organizations", "Organization"),
    LOCATION("locations", "Location");

    private final String path;
    private final String resourceType;

    Kind(String path, String resourceType) {
        this.path = path;
        this.resourceType = resourceType;
    }

    /** The last segment of the URL of the list, such as {@code services}. */
    public String path() {
        return path;
    }

    /** The type of the FHIR resource. */
    public String resourceType() {
        return resourceType;
    }
}
