package org.cocobean.conformance;

import org.junit.jupiter.api.Nested;

/// All groups of the suite; a subclass says where they run.
public abstract class ConformanceSuite {

    private final Home home;

    protected ConformanceSuite(Home home) {
        this.home = home;
    }

    @Nested
    class Timing extends TimingConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class Write extends WriteConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class Slice extends SliceConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class Force extends ForceConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class BeneathForce extends BeneathForceConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class Edge extends EdgeConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class Clock extends ClockConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class Task extends TaskConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class Cancellation extends CancellationConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class Scope extends ScopeConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class Meeting extends MeetingConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class Hierarchy extends HierarchyConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class Names extends NameConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class Value extends ValueConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class Shape extends ShapeConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class Ports extends PortConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class OwnQuantities extends OwnQuantityConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class Quantities extends QuantityConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class Project extends ProjectConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class Pins extends PinConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class Array extends ArrayConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class Build extends BuildConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class End extends EndConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class Testbenches extends TestbenchConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class Errors extends ErrorConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class Lifeline extends LifelineConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class Memory extends MemoryConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class Images extends ImageConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class Waves extends WaveConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class Request extends RequestConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class Shows extends ObjectCapabilityConformance {
        @Override
        Home home() {
            return home;
        }
    }

    @Nested
    class Can extends CapabilityConformance {
        @Override
        Home home() {
            return home;
        }
    }
}
