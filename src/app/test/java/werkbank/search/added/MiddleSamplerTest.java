package werkbank.search.added;

import org.junit.jupiter.api.extension.ExtendWith;
import werkbank.search.sampler.SamplerContract;
import werkbank.search.sampler.SamplerProvider;

@ExtendWith(AddedServices.class)
class MiddleSamplerTest extends SamplerContract {
    @Override
    protected SamplerProvider sampler() {
        return new MiddleSampler();
    }
}
