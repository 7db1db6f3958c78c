"""Names of the figures and findings of the literature."""

TEXTS: dict[str, tuple[str, str]] = {
    "indicator_anchor_exit_rate_age_1": ("成立当年企业退出率", "exit rate, year of founding"),
    "indicator_anchor_exit_rate_age_2": ("第2年企业退出率", "exit rate, second year"),
    "indicator_anchor_exit_rate_age_3": ("第3年企业退出率", "exit rate, third year"),
    "indicator_anchor_exit_rate_age_4_7": ("第4至7年企业退出率", "exit rate, years four to seven"),
    "indicator_anchor_exit_rate": ("全国企业退出率", "exit rate of all enterprises"),
    "indicator_anchor_life_of_closed_enterprises": ("退出企业平均寿命", "mean life of closed enterprises"),
    "indicator_anchor_share_of_enterprises_under_5_years": ("5年以下企业占比", "share of enterprises under 5 years"),
    "indicator_anchor_share_of_enterprises_5_to_10_years": ("5至10年企业占比", "share of enterprises of 5 to 10 years"),
    "indicator_anchor_share_of_enterprises_over_10_years": ("10年以上企业占比", "share of enterprises over 10 years"),
    "indicator_anchor_shenzhen_share_of_enterprises_under_1_year": (
        "深圳1岁以下企业占比",
        "Shenzhen, share under 1 year",
    ),
    "indicator_anchor_shenzhen_share_of_enterprises_under_3_years": (
        "深圳3岁以下企业占比",
        "Shenzhen, share under 3 years",
    ),
    "indicator_anchor_shenzhen_share_of_enterprises_under_5_years": (
        "深圳5岁以下企业占比",
        "Shenzhen, share under 5 years",
    ),
    "indicator_anchor_shenzhen_share_of_enterprises_5_to_10_years": (
        "深圳5至10岁企业占比",
        "Shenzhen, share of 5 to 10 years",
    ),
    "indicator_anchor_shenzhen_share_of_enterprises_over_10_years": (
        "深圳10岁以上企业占比",
        "Shenzhen, share over 10 years",
    ),
    "indicator_anchor_new_enterprises": ("全国新设企业", "new enterprises, national"),
    "indicator_anchor_enterprise_stock": ("全国企业数", "enterprises on the register, national"),
    "indicator_anchor_enterprise_stock_growth": ("全国企业数比上年末增长", "growth of the national register"),
    "indicator_anchor_entry_reform_effect_on_entry": (
        "登记改革对企业进入的作用",
        "registration reform, effect on entry",
    ),
    "indicator_anchor_entry_reform_effect_on_exit": ("登记改革对企业退出的作用", "registration reform, effect on exit"),
    "indicator_anchor_schooling_externality_iv": ("教育外部性（工具变量）", "schooling externality, instrumented"),
    "indicator_anchor_schooling_externality_ols_low": ("教育外部性（OLS 下限）", "schooling externality, OLS, low"),
    "indicator_anchor_schooling_externality_ols_high": ("教育外部性（OLS 上限）", "schooling externality, OLS, high"),
    "indicator_anchor_schooling_externality_2sls_low": (
        "教育外部性（两阶段下限）",
        "schooling externality, two-stage, low",
    ),
    "indicator_anchor_schooling_externality_2sls_high": (
        "教育外部性（两阶段上限）",
        "schooling externality, two-stage, high",
    ),
    "indicator_anchor_fdi_growth_effect": ("外资的增长效应", "effect of foreign capital on growth"),
    "indicator_anchor_fdi_horizontal_spillover": ("外资的行业内溢出", "spill-over of foreign capital"),
    "indicator_anchor_technical_progress": ("技术进步率", "technical progress"),
    "indicator_anchor_capital_stock_growth": ("全国净资本存量增速", "growth of the national capital stock"),
    "indicator_anchor_depreciation_sensitivity": ("生产率对折旧率的敏感度", "sensitivity to the depreciation rate"),
    "indicator_anchor_graduate_retention_shanghai": ("上海大学生留存率", "graduates staying in Shanghai"),
    "indicator_anchor_graduate_retention_key_universities": (
        "重点大学毕业生留存率",
        "graduates of key universities staying",
    ),
    "indicator_anchor_school_catchment_primary_low": ("每所小学人口（下限）", "residents per primary school, low"),
    "indicator_anchor_school_catchment_primary_high": ("每所小学人口（上限）", "residents per primary school, high"),
    "indicator_anchor_school_catchment_middle_low": ("每所中学人口（下限）", "residents per middle school, low"),
    "indicator_anchor_school_catchment_middle_high": ("每所中学人口（上限）", "residents per middle school, high"),
    "indicator_anchor_zones_gdp": ("国家高新区生产总值", "GDP of the national zones"),
    "indicator_anchor_zones_share_of_gdp": ("国家高新区占全国比重", "share of the zones in national GDP"),
    "indicator_anchor_zones_new_enterprises": ("国家高新区新注册企业", "new enterprises in the zones"),
    "indicator_anchor_zones_gdp_per_worker": ("国家高新区从业人员人均产出", "GDP per worker in the zones"),
    "indicator_anchor_zones_hightech_worker_share": (
        "国家高新区高新技术企业人员占比",
        "share of high-tech workers in the zones",
    ),
    "indicator_anchor_zones_gdp_growth": ("国家高新区生产总值增速", "growth of the zones"),
    "indicator_anchor_net_entry_share_of_tfp_growth": (
        "净进入对生产率增长的贡献",
        "net entry in the growth of productivity",
    ),
    "indicator_anchor_net_entry_share_of_tfp_growth_wp": (
        "净进入对生产率增长的贡献（早期版本）",
        "net entry in the growth of productivity, earlier version",
    ),
    "indicator_anchor_incumbent_tfp_growth_value_added": (
        "存续企业生产率增速（增加值口径）",
        "productivity growth of continuing firms, value added",
    ),
    "indicator_anchor_incumbent_tfp_growth_gross_output": (
        "存续企业生产率增速（总产出口径）",
        "productivity growth of continuing firms, gross output",
    ),
    "indicator_anchor_reform_entrant_productivity_gap": (
        "登记改革后新企业的生产率差",
        "productivity of entrants after the registration reform",
    ),
    "indicator_anchor_entry_reform_effect_on_city_startups": (
        "商事制度改革对创业的作用",
        "commercial-system reform, effect on start-ups",
    ),
    "indicator_anchor_service_centre_aggregate_productivity": (
        "行政审批中心对总量生产率的作用",
        "approval centres, effect on aggregate productivity",
    ),
    "indicator_anchor_service_centre_productivity_capital_channel": (
        "行政审批中心作用（资本渠道）",
        "approval centres, through capital",
    ),
    "indicator_anchor_service_centre_productivity_labour_channel": (
        "行政审批中心作用（劳动渠道）",
        "approval centres, through labour",
    ),
    "indicator_anchor_sez_fdi_per_head": (
        "经济特区对人均外资的作用",
        "special zones, effect on foreign capital per head",
    ),
    "indicator_anchor_sez_tfp_growth": ("经济特区对生产率增速的作用", "special zones, effect on productivity growth"),
    "indicator_anchor_sez_gdp_level": (
        "国家级开发区对城市生产总值水平的作用",
        "state-level zones, effect on the level of GDP",
    ),
    "indicator_anchor_zone_net_benefit_three_years": ("开发区三年净收益", "net benefit of zones in three years"),
    "indicator_anchor_park_spillover_employment": ("产业园周边就业增长", "employment around parks"),
    "indicator_anchor_park_spillover_tfp": ("产业园周边生产率提高", "productivity around parks"),
    "indicator_anchor_park_share_with_spillover": ("有溢出的产业园占比", "share of parks with a gain around them"),
    "indicator_anchor_zone_closure_tfp_loss": ("开发区撤销的生产率损失", "productivity lost with zone status"),
    "indicator_anchor_zone_closure_tfp_loss_near_ports": (
        "开发区撤销的生产率损失（近港口）",
        "productivity lost with zone status, near ports",
    ),
    "indicator_anchor_hightech_zone_incumbent_productivity": (
        "高新区对在位企业生产率的作用",
        "high-tech zones, effect on incumbents",
    ),
    "indicator_anchor_innocom_relabelled_share": ("高企政策中改记为研发的支出占比", "R&D that was only relabelled"),
    "indicator_anchor_innocom_productivity_of_doubled_rd": ("研发翻番对生产率的作用", "productivity when R&D doubles"),
    "indicator_anchor_innocom_productivity_rd_elasticity_wp": (
        "生产率对研发的弹性",
        "elasticity of productivity to R&D",
    ),
    "indicator_anchor_innocom_effect_on_reported_rd": (
        "高企政策对报告研发的作用",
        "high-tech status, effect on reported R&D",
    ),
    "indicator_anchor_house_price_graduates_leaving": (
        "房价对大学生离开的作用",
        "house prices, effect on graduates leaving",
    ),
    "indicator_anchor_rd_output_elasticity_industry_low": (
        "产出对研发存量的弹性（下限）",
        "elasticity of output to the stock of R&D, low",
    ),
    "indicator_anchor_rd_output_elasticity_industry_high": (
        "产出对研发存量的弹性（上限）",
        "elasticity of output to the stock of R&D, high",
    ),
    "indicator_anchor_rd_tfp_elasticity_national": (
        "全国生产率对研发的弹性",
        "elasticity of national productivity to R&D",
    ),
    "indicator_anchor_density_wage_elasticity_china_ratio": (
        "就业密度工资弹性之比（中国比西方）",
        "density elasticity of wages, China over the West",
    ),
    "indicator_anchor_density_wage_elasticity_developing": (
        "工资对密度的弹性（发展中国家）",
        "density elasticity of wages, developing countries",
    ),
    "indicator_anchor_density_rent_elasticity": ("租金对密度的弹性", "density elasticity of rents"),
    "indicator_anchor_density_construction_cost_elasticity_low": (
        "建造成本对密度的弹性（下限）",
        "density elasticity of building cost, low",
    ),
    "indicator_anchor_density_construction_cost_elasticity_high": (
        "建造成本对密度的弹性（上限）",
        "density elasticity of building cost, high",
    ),
    "indicator_anchor_city_too_small_loss": ("城市规模过小的产出损失", "output lost in cities that are too small"),
    "indicator_anchor_local_growth_overstated_national": ("全国增速高估", "overstatement of national growth"),
    "indicator_anchor_census_revision": ("经济普查对生产总值的修订", "revision of GDP by an economic census"),
    "indicator_anchor_target_miss_large_provinces": ("大省增速与目标之差", "large provinces, growth less target"),
    "indicator_anchor_target_miss_five_provinces": ("五省增速与目标之差", "five provinces, growth less target"),
    "indicator_anchor_zone_gdp_restated_binhai": ("滨海新区生产总值下修", "restated GDP of Tianjin Binhai"),
    "indicator_anchor_national_growth_path": ("全国增速预期路径", "expected path of national growth"),
    "indicator_anchor_growth_persistence_r2_low": (
        "十年增速的可预测程度（下限）",
        "predictability of growth across decades, low",
    ),
    "indicator_anchor_growth_persistence_r2_high": (
        "十年增速的可预测程度（上限）",
        "predictability of growth across decades, high",
    ),
    "indicator_anchor_growth_persistence_correlation_low": (
        "相邻十年增速的相关（下限）",
        "correlation of growth across decades, low",
    ),
    "indicator_anchor_growth_persistence_correlation_high": (
        "相邻十年增速的相关（上限）",
        "correlation of growth across decades, high",
    ),
    "indicator_anchor_obr_growth_forecast_within_2_points": (
        "英国三年增长预测误差在2点内的占比",
        "British forecasts of growth within 2 points",
    ),
    "indicator_anchor_ftz_gdp_per_head_growth_shanghai_low": (
        "自贸区对人均生产总值增速的作用（下限）",
        "free-trade zone, effect on growth per head, low",
    ),
    "indicator_anchor_ftz_gdp_per_head_growth_shanghai_high": (
        "自贸区对人均生产总值增速的作用（上限）",
        "free-trade zone, effect on growth per head, high",
    ),
    "indicator_anchor_ftz_industry_growth_shanghai": (
        "自贸区对工业增速的作用",
        "free-trade zone, effect on growth of industry",
    ),
    "indicator_anchor_school_premium_beijing": ("名校学区房溢价", "house-price premium of top schools"),
    "indicator_anchor_school_premium_beijing_mdid_low": (
        "市级重点小学房价溢价（下限）",
        "house-price premium of municipal key schools, low",
    ),
    "indicator_anchor_school_premium_beijing_mdid_high": (
        "市级重点小学房价溢价（上限）",
        "house-price premium of municipal key schools, high",
    ),
    "indicator_anchor_school_rank_price_shanghai": ("学校等级对房价的作用", "house price for a rank of school quality"),
    "indicator_anchor_amenity_choice_elasticity": ("城市选择对舒适度的弹性", "elasticity of city choice to amenities"),
    "indicator_anchor_services_settlement_intention": (
        "公共服务对落户意愿的作用",
        "public services, effect on the wish to settle",
    ),
    "indicator_anchor_capital_elasticity_china_regions": ("资本产出弹性", "elasticity of output to capital"),
    "indicator_anchor_labour_demand_elasticity_china_low": (
        "劳动需求的工资弹性（下限）",
        "wage elasticity of labour demand, low",
    ),
    "indicator_anchor_labour_demand_elasticity_china_high": (
        "劳动需求的工资弹性（上限）",
        "wage elasticity of labour demand, high",
    ),
    "indicator_anchor_labour_demand_elasticity_meta_germany": (
        "劳动需求的工资弹性（德国均值）",
        "wage elasticity of labour demand, German mean",
    ),
    "indicator_anchor_local_multiplier_manufacturing": (
        "制造业岗位的本地乘数",
        "local multiplier of manufacturing jobs",
    ),
    "indicator_anchor_local_multiplier_us_revisited": (
        "本地就业乘数（美国，重估）",
        "local job multiplier, United States, revisited",
    ),
    "indicator_anchor_local_multiplier_us_moretti": ("本地就业乘数（美国）", "local job multiplier, United States"),
    "indicator_anchor_local_fiscal_multiplier_counties": ("县级财政乘数", "fiscal multiplier of counties"),
    "indicator_anchor_local_fiscal_multiplier_cities_pv": (
        "地级市财政乘数（现值）",
        "fiscal multiplier of cities, present value",
    ),
    "indicator_anchor_university_gdp_per_head_elasticity": (
        "人均生产总值对大学数的弹性",
        "elasticity of GDP per head to universities",
    ),
    "indicator_anchor_business_reform_growth_each": (
        "每项营商改革对增速的作用",
        "growth for a reform of business regulation",
    ),
    "indicator_anchor_registered_capital_start_assets": (
        "注册资本改革后新企业资产变化",
        "assets of new firms after the capital reform",
    ),
    "indicator_anchor_displacement_uk_legi": ("扶持政策的挤占占比（英格兰）", "displacement, English local initiative"),
    "indicator_anchor_displacement_uk_enterprise_zones": (
        "企业区非新增岗位占比（英国）",
        "displacement, British enterprise zones",
    ),
    "indicator_anchor_olympics_host_gdp_low": (
        "奥运会对举办地的作用（下限）",
        "Olympic Games, effect on the host region, low",
    ),
    "indicator_anchor_olympics_host_gdp_high": (
        "奥运会对举办地的作用（上限）",
        "Olympic Games, effect on the host region, high",
    ),
    "indicator_anchor_tax_buoyancy_long_run": ("税收弹性（长期）", "tax buoyancy, long run"),
    "indicator_anchor_tax_buoyancy_asia_pandemic": ("疫情中税收弹性的变化", "change of tax buoyancy in the pandemic"),
    "indicator_anchor_just_meeting_target_prefecture": (
        "增速目标恰好达到与恰好未达之比",
        "growth targets just met over just missed",
    ),
    "indicator_anchor_promotion_incentive_statistical_growth": (
        "晋升激励对统计增速的作用",
        "promotion incentive, effect on reported growth",
    ),
    "indicator_anchor_weo_two_to_five_year_forecasts": (
        "不及简单均值的国际预测占比",
        "countries where a naive mean forecasts better",
    ),
    "indicator_anchor_vat_reform_equipment_investment": (
        "增值税转型对设备投资的作用",
        "value-added tax reform, effect on equipment",
    ),
    "indicator_anchor_investment_user_cost_elasticity": (
        "投资对资本使用成本的弹性",
        "elasticity of investment to the user cost",
    ),
    "indicator_anchor_entry_barriers_growth_share": ("进入壁垒下降对增长的贡献", "growth from lower entry barriers"),
    "indicator_anchor_exporter_reallocation_share": (
        "出口企业再配置对生产率的贡献",
        "reallocation in the productivity of exporters",
    ),
    "indicator_anchor_migrant_distance_wage_tradeoff": ("距离与工资的替代", "wage for distance from home"),
    "indicator_anchor_uk_forecast_error_one_year": ("英国一年期增长预测误差", "British error of growth a year ahead"),
    "indicator_anchor_displacement_uk_zones_2012": ("企业区迁入岗位占比（英国）", "jobs that moved into British zones"),
    "indicator_anchor_zone_jobs_against_forecast": (
        "企业区岗位与预测之比（英国）",
        "jobs of British zones over their forecast",
    ),
    "finding_target_urban_disposable_income_growth_2023": (
        "城镇居民人均可支配收入增速目标",
        "target for growth of urban income per head",
    ),
    "finding_anchor_approval_bureau_new_firms": ("行政审批局对新建企业", "approval bureaux: new firms"),
    "finding_anchor_approval_bureau_investment": ("行政审批局对投资", "approval bureaux: investment"),
    "finding_anchor_fangguanfu_simplification_effect": (
        "简政放权对企业绩效",
        "simplification of government: firms' performance",
    ),
    "finding_anchor_sez_later_zones_smaller": ("较晚设立的特区收益", "special zones created later: benefit"),
    "finding_anchor_sez_growth_path": ("国家级开发区对长期增速", "state-level zones: lasting growth"),
    "finding_anchor_sez_neighbour_spillover": ("国家级开发区对周边城市", "state-level zones: neighbours"),
    "finding_anchor_zone_effect_by_net_entry": ("开发区作用中的净进入", "zones: net entry against incumbents"),
    "finding_anchor_hightech_zone_city_tfp": ("高新区对城市生产率", "high-tech zones: productivity of the city"),
    "finding_anchor_zone_gdp_per_head_effect": ("开发区对人均生产总值", "zones: GDP per head"),
    "finding_anchor_zone_guangxi_first_three_years": ("广西开发区前三年", "zones of Guangxi: first three years"),
    "finding_anchor_innovation_demonstration_zone_gdp": (
        "自主创新示范区对经济增长",
        "innovation demonstration zones: growth",
    ),
    "finding_anchor_talent_policy_first_class_graduates": (
        "人才政策对名校毕业生",
        "talent policy: graduates of top universities",
    ),
    "finding_anchor_talent_policy_settlement_intention": ("人才政策对落户意愿", "talent policy: wish to settle"),
    "finding_anchor_talent_policy_house_price": ("人才政策对房价", "talent policy: house prices"),
    "finding_anchor_house_price_migration_shape": ("房价对劳动力流动", "house prices: migration"),
    "finding_anchor_rd_meta_smaller_than_thought": ("研发的生产率回报", "R&D: gain of productivity"),
    "finding_anchor_target_amplification": ("增长目标的层层加码", "growth targets from level to level"),
    "finding_anchor_boe_gdp_fan_resolution": (
        "央行扇形图对低增长的预见",
        "fan charts of the Bank of England: low growth foreseen",
    ),
    "finding_anchor_fair_competition_tfp": ("公平竞争审查对生产率", "fair-competition review: productivity"),
    "finding_anchor_fair_competition_innovation_hightech": (
        "公平竞争审查对高科技行业创新",
        "fair-competition review: innovation in high technology",
    ),
    "finding_anchor_data_platform_tfp_channel": (
        "数据交易平台经由生产率",
        "data-trading platforms: through productivity",
    ),
    "finding_anchor_fdi_backward_spillover": ("外资的后向溢出", "foreign capital: suppliers"),
    "finding_anchor_fdi_intra_industry_spillover_corrected": (
        "外资的行业内溢出（校正后）",
        "foreign capital: same industry, corrected",
    ),
    "finding_anchor_services_below_wage_in_migration": (
        "公共服务相对工资对迁移",
        "public services against wages: migration",
    ),
    "finding_anchor_university_spillover_reach": ("大学溢出随距离", "universities: innovation with distance"),
    "finding_anchor_synchrotron_productivity": (
        "大科学装置对科研产出效率",
        "large facility: productivity of scientists",
    ),
    "finding_anchor_subsidy_productivity_growth": ("补贴对后续生产率增速", "subsidies: later productivity growth"),
    "finding_anchor_guidance_fund_early_stage": ("引导基金对早期投资", "guidance funds: early-stage investment"),
    "finding_anchor_guidance_fund_risk": ("引导基金对投资风险", "guidance funds: risk taken"),
    "finding_anchor_sme_specialised_programme_tfp": (
        "专精特新政策对生产率",
        "specialised-enterprise programme: productivity",
    ),
    "finding_anchor_business_regulation_small_change": (
        "营商规则小幅变化对增长",
        "small change of business regulation: growth",
    ),
    "finding_anchor_business_environment_city_tfp": (
        "营商环境对城市生产率",
        "business environment: productivity of the city",
    ),
    "finding_anchor_entry_barriers_explain_regional_gaps": (
        "进入壁垒对地区差距",
        "entry barriers: gaps between regions",
    ),
    "finding_anchor_low_turnover_slow_tfp": ("企业更替不足对生产率", "little entry and exit: productivity"),
    "finding_anchor_entry_deregulation_jobs_growth": ("放宽准入对就业与增长", "entry deregulation: jobs and growth"),
    "finding_anchor_olympics_beijing_firms": ("奥运会对北京工业企业", "Olympic Games: firms of Beijing"),
    "finding_anchor_public_rd_return": ("公共研发的回报", "publicly financed R&D: return"),
    "finding_anchor_forecast_optimism_with_horizon": ("预测乐观偏差随期限", "forecasts: optimism with the horizon"),
    "finding_anchor_target_systematic_deviation": ("五年目标与本地条件", "five-year targets: link to local conditions"),
    "finding_anchor_talent_war_neighbour_innovation": (
        "人才争夺对邻市创新",
        "competition for talent: innovation of neighbours",
    ),
    "finding_anchor_talent_competition_head_effect": (
        "人才竞争对发达城市创新",
        "competition for talent: developed cities",
    ),
    "finding_anchor_ftz_fdi_by_city_rank": ("自贸区对外资", "free-trade zones: foreign capital"),
    "finding_anchor_ftz_fdi_municipalities": (
        "自贸区对直辖市外资",
        "free-trade zones: foreign capital of municipalities",
    ),
    "finding_anchor_service_centre_profit_rate": ("行政审批中心对利润率", "approval centres: profit rate"),
    "finding_anchor_growth_autocorrelation_china_objection": (
        "增速向均值回归的稳健性",
        "growth falling back to the mean: robustness",
    ),
}
